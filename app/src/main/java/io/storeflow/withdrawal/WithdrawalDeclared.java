package io.storeflow.withdrawal;

/** Somebody has withdrawn from a contract: published inside its transaction. */
public record WithdrawalDeclared(long storeId, long withdrawalId) {}
