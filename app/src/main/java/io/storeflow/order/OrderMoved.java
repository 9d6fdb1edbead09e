package io.storeflow.order;

/**
 * The fulfilment of an order moved on: published inside the transaction, like {@link OrderPlaced}.
 */
public record OrderMoved(long storeId, long orderId, FulfilmentState from, FulfilmentState to) {}
