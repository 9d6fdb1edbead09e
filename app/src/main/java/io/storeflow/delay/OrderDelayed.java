package io.storeflow.delay;

/** Another time is said for an order: published in its transaction, to tell the shopper. */
public record OrderDelayed(long storeId, long orderId) {}
