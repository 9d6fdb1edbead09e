package io.storeflow.rulepage;

import org.jspecify.annotations.Nullable;

/** Codes that are to be made in bulk, as it was typed. */
record BulkForm(@Nullable String number, @Nullable String prefix) {
  static final BulkForm FRESH = new BulkForm("100", "");
}
