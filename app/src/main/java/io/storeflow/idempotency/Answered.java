package io.storeflow.idempotency;

/**
 * What was answered under an idempotency key.
 *
 * @param text as the caller has written it
 * @param same whether it was the same request, sent again
 */
public record Answered(String text, boolean same) {}
