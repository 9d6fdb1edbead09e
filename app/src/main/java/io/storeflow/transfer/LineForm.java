package io.storeflow.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A line of a transfer as it was typed.
 *
 * @param variant public id
 */
record LineForm(@Nullable String variant, @Nullable String units) {}
