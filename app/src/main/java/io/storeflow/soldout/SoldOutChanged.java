package io.storeflow.soldout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something is sold out by somebody's word, or can be had again: published inside the transaction,
 * told after commit.
 *
 * @param available of a variant how many are left; null for one that nobody counts
 * @param gone whether it is sold out
 * @param inventorySeq of the store's channel of stock; {@code ordersSeq}: of that of orders, which
 *     boards follow
 */
public record SoldOutChanged(
    String storePublicId,
    Thing what,
    String publicId,
    boolean gone,
    @Nullable Integer available,
    long inventorySeq,
    long ordersSeq,
    Instant at) {}
