package io.storeflow.fulfilmentpage;

import org.jspecify.annotations.Nullable;

/**
 * How many of a line go out, as it was typed.
 *
 * @param position of the line in its order
 * @param left how many there were when the form was made
 */
record LineForm(@Nullable String position, @Nullable String left, @Nullable String units) {}
