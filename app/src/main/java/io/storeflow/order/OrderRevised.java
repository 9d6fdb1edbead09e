package io.storeflow.order;

/**
 * What was ordered, or where it goes, is another: published in its transaction.
 *
 * @param told whether the shopper is told by mail
 */
public record OrderRevised(long storeId, long orderId, boolean told) {}
