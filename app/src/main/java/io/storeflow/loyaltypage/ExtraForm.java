package io.storeflow.loyaltypage;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Goods with points of their own as they were typed: one of the two says which.
 *
 * @param product slug
 * @param category public id
 * @param points for each unit
 */
record ExtraForm(@Nullable String product, @Nullable String category, @Nullable String points) {
  static final ExtraForm BLANK = new ExtraForm("", "", "");

  boolean isBlank() {
    return Typed.line(product).isEmpty()
        && Typed.line(category).isEmpty()
        && Typed.line(points).isEmpty();
  }
}
