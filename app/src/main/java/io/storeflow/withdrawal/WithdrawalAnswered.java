package io.storeflow.withdrawal;

/** Staff have said what becomes of a withdrawal: published inside its transaction, once. */
public record WithdrawalAnswered(long storeId, long withdrawalId) {}
