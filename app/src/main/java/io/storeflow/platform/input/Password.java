package io.storeflow.platform.input;

import java.text.Normalizer;
import java.util.List;

/**
 * Reads passwords as NIST SP 800-63B-4 (3.1.1.2) asks: normalised to form KC, so that the same one
 * opens from every keyboard; nothing is removed or trimmed.
 */
public final class Password {
  /** Of what was typed, for a character that is kept: decomposed Hangul or Vietnamese needs 3. */
  private static final int MOST_UNITS = 4;

  private Password() {}

  /** Whether it has so many characters at most when normalised; a longer one is not looked at. */
  public static boolean fits(String typed, int most) {
    return typed.length() <= MOST_UNITS * most && Typed.length(normal(typed)) <= most;
  }

  /** What a password is judged by and kept as. */
  public static String normal(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC);
  }

  /**
   * What a kept hash may be of, in the order to try: as it was typed, which older hashes are of,
   * then normalised. One for nearly everybody.
   */
  public static List<String> tries(String typed) {
    var normal = normal(typed);
    return normal.equals(typed) ? List.of(typed) : List.of(typed, normal);
  }
}
