package io.storeflow.loyaltypage;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A tier as it was typed.
 *
 * @param from points earned in a year
 * @param times such as "1.5"
 */
record TierForm(@Nullable String name, @Nullable String from, @Nullable String times) {
  static final TierForm BLANK = new TierForm("", "", "");

  boolean isBlank() {
    return Typed.line(name).isEmpty() && Typed.line(from).isEmpty() && Typed.line(times).isEmpty();
  }
}
