package io.storeflow.returning;

/**
 * A return was made or has moved on, of which its shopper is told: published inside its
 * transaction.
 *
 * @param returnId row id
 */
public record ReturnMoved(long storeId, long orderId, long returnId) {}
