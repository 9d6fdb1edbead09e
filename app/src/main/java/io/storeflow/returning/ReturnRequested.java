package io.storeflow.returning;

/**
 * Somebody has asked to send something back, or staff have said so: published inside its
 * transaction.
 *
 * @param number of the order
 * @param returnId row id
 * @param byShopper whether its shopper did
 * @param byLaw whether they have withdrawn from the contract, which is told by itself
 */
public record ReturnRequested(
    long storeId, long orderId, long number, long returnId, boolean byShopper, boolean byLaw) {}
