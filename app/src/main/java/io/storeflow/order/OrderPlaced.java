package io.storeflow.order;

/**
 * An order was placed: published inside its transaction, for work that must be enqueued or written
 * with it. To tell screens, listen to {@link OrderChanged} after commit.
 *
 * @param settled whether nothing is left to pay, as gift cards or points have paid all of it
 */
public record OrderPlaced(long storeId, long orderId, String number, boolean settled) {}
