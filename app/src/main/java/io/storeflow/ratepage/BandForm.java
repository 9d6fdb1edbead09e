package io.storeflow.ratepage;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A band of a rate as it was typed.
 *
 * @param upTo a weight or a sum; empty for the last band
 */
record BandForm(@Nullable String upTo, @Nullable String price) {
  static final BandForm BLANK = new BandForm("", "");

  boolean isBlank() {
    return Typed.line(upTo).isEmpty() && Typed.line(price).isEmpty();
  }
}
