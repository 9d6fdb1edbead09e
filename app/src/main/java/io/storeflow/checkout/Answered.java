package io.storeflow.checkout;

/**
 * What was answered under an idempotency key.
 *
 * @param receipt as JSON
 * @param same whether it was the same request, sent again
 */
public record Answered(String receipt, boolean same) {}
