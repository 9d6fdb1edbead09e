package io.storeflow.refund;

/**
 * A refund was made: published inside its transaction.
 *
 * @param refundId its row id
 * @param told whether the shopper is to be told
 */
public record RefundMade(long storeId, long orderId, long refundId, boolean told) {}
