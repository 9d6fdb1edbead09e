package io.storeflow.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order was placed or has changed: published inside the transaction; listeners that tell others
 * run after commit.
 *
 * @param created whether it has just been placed
 * @param seq of the store's channel of orders: rises by one with each such event of the store
 * @param version of the order: rises by one with each such event of the order, from 1
 * @param shipping what of it went out or came back; null where nothing did
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
    Instant at,
    @Nullable Shipping shipping) {

  /**
   * What went out together, as it is now.
   *
   * @param fulfilment its public id
   * @param stage code of where it is
   */
  public record Shipping(String fulfilment, String stage) {}
}
