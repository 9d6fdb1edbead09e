package io.storeflow.withdrawalpage;

import org.jspecify.annotations.Nullable;

/**
 * Units of a line that somebody withdraws from, as they were typed.
 *
 * @param line its public id
 */
public record WithdrawalRow(@Nullable String line, @Nullable String units) {}
