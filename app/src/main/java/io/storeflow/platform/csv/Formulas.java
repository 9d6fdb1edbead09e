package io.storeflow.platform.csv;

import java.util.regex.Pattern;

/**
 * Makes text of what a spreadsheet would run as a formula, by an apostrophe before it as OWASP
 * advises (CSV injection), and takes the apostrophe off again.
 */
public final class Formulas {
  private static final Pattern FORMULA =
      Pattern.compile("^'*[\\s\\p{Cntrl}]*[=+\\-@＝＋－＠].*", Pattern.DOTALL);

  private Formulas() {}

  /** The text, with an apostrophe if it could be a formula, or if it already has one for that. */
  public static String neutral(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** What {@link #neutral} was given. */
  public static String restored(String text) {
    return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
  }
}
