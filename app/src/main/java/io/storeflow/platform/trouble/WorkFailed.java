package io.storeflow.platform.trouble;

/**
 * Work of a store failed for good, and was laid aside in the transaction that runs.
 *
 * @param letter row id of what was laid aside
 * @param kind of the work, as its task is called
 */
public record WorkFailed(long storeId, long letter, String kind) {}
