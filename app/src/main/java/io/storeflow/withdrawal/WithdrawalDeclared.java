package io.storeflow.withdrawal;

/**
 * Somebody has withdrawn from a contract: published inside its transaction.
 *
 * @param known whether they named the address of the order, and said something new of it
 */
public record WithdrawalDeclared(long storeId, long withdrawalId, boolean known) {}
