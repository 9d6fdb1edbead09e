package io.storeflow.refundpage;

import org.jspecify.annotations.Nullable;

/**
 * What is typed of a line.
 *
 * @param line its public id
 * @param quantity empty for none
 * @param restock whether these units can be sold again
 */
public record UnitsRow(
    @Nullable String line, @Nullable String quantity, @Nullable String restock) {}
