package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/** A line of a docket's sum: words, a note in small, an amount already written out. */
public record SumLine(String label, @Nullable String note, String amount, boolean total) {

  public static SumLine of(String label, String amount) {
    return new SumLine(label, null, amount, false);
  }

  public static SumLine total(String label, String amount) {
    return new SumLine(label, null, amount, true);
  }

  public SumLine note(String note) {
    return new SumLine(label, note, amount, total);
  }
}
