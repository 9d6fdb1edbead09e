package io.storeflow.stocktake;

import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of a page of lines.
 *
 * @param variant public id
 * @param units as they were typed
 * @param was what stood there before
 * @param onHand what was written down when the page was shown
 */
record CountLine(
    @Nullable String variant,
    @Nullable String units,
    @Nullable String was,
    @Nullable String onHand) {

  String number() {
    return Typed.line(units);
  }

  Optional<Integer> read() {
    return read(units);
  }

  /** What was written down when it was typed, at the latest; empty if that is not said. */
  Optional<Integer> seen() {
    return WholeNumber.read(onHand, Integer.MIN_VALUE, Integer.MAX_VALUE).value();
  }

  /** Whether another number stands there than before, or what is no number. */
  boolean isTyped() {
    return !number().isEmpty() && (read().isEmpty() || !read().equals(read(was)));
  }

  private static Optional<Integer> read(@Nullable String typed) {
    return WholeNumber.read(typed, 0, Stocktakes.MOST_UNITS).value();
  }
}
