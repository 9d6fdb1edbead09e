package io.storeflow.order;

import org.jspecify.annotations.Nullable;

/**
 * What was ordered, or where it goes, is another: published in its transaction.
 *
 * @param refundId row id of what was taken off with it; null for nothing
 * @param told whether the shopper is told by mail
 */
public record OrderRevised(long storeId, long orderId, @Nullable Long refundId, boolean told) {}
