package io.storeflow.catalog;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Cleans what people typed or pasted: no control characters, no blanks around, composed letters.
 */
public final class Typed {
  private Typed() {}

  /** A single line; empty for none. */
  public static String line(@Nullable String text) {
    if (text == null) return "";
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Text that may have several lines; empty for none. */
  static String lines(@Nullable String text) {
    if (text == null) return "";
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("\r\n?", "\n")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]+", " ")
        .strip();
  }
}
