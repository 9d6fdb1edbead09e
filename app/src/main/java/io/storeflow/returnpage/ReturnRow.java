package io.storeflow.returnpage;

import org.jspecify.annotations.Nullable;

/**
 * What of a line is to come back, as it was typed.
 *
 * @param line its public id
 * @param units empty for none
 * @param reason code of why
 * @param note what is said of it
 */
public record ReturnRow(
    @Nullable String line,
    @Nullable String units,
    @Nullable String reason,
    @Nullable String note) {}
