package io.storeflow.fulfilment;

/**
 * Something went out of which the shopper is to be told by mail: published inside the transaction,
 * for work that must be enqueued with it.
 */
public record ParcelToMail(long storeId, long orderId, long fulfilmentId) {}
