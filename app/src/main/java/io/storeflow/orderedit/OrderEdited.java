package io.storeflow.orderedit;

/**
 * What was ordered was changed.
 *
 * @param mails whether its shopper is told
 */
public record OrderEdited(long storeId, long orderId, boolean mails) {}
