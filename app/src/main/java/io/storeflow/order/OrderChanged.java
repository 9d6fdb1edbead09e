package io.storeflow.order;

import java.time.Instant;

/**
 * An order was placed or has changed: published inside the transaction; listeners that tell others
 * run after commit.
 *
 * @param created whether it has just been placed
 * @param seq of the store's channel of orders: rises by one with each such event of the store
 * @param version of the order: rises by one with each such event of the order, from 1
 */
public record OrderChanged(
    long storeId,
    String storePublicId,
    String merchantPublicId,
    long orderId,
    String publicId,
    String number,
    PaymentState paymentState,
    FulfilmentState fulfilmentState,
    int version,
    long seq,
    boolean created,
    Instant at) {}
