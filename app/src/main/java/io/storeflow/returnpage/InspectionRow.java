package io.storeflow.returnpage;

import org.jspecify.annotations.Nullable;

/**
 * What of a line came back, as it was typed; empty for none.
 *
 * @param line its public id
 */
record InspectionRow(
    @Nullable String line,
    @Nullable String good,
    @Nullable String damaged,
    @Nullable String missing) {}
