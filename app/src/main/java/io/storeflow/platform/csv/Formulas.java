package io.storeflow.platform.csv;

import java.util.regex.Pattern;

/**
 * Makes text of what a spreadsheet would run as a formula, by an apostrophe before it as OWASP
 * advises (CSV injection), and takes the apostrophe off again. Where a spreadsheet parts cells at
 * semicolons or tabs, as in much of Europe, one may begin inside of a text too.
 */
public final class Formulas {
  /**
   * A number of a telephone with digits and blanks alone: what a spreadsheet makes of it runs
   * nothing.
   */
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9 ]{6,20}");

  private static final String BEGINS = "'*[\\s\\p{Cntrl}]*[=+\\-@＝＋－＠]";
  private static final Pattern FORMULA = Pattern.compile("(^|[;\t])(?=" + BEGINS + ")");
  private static final Pattern NEUTRAL = Pattern.compile("(^|[;\t])'(?=" + BEGINS + ")");

  private Formulas() {}

  /** The text, with an apostrophe where it could be a formula, or has one already for that. */
  public static String neutral(String text) {
    if (PHONE.matcher(text).matches()) return text;
    return FORMULA.matcher(text).replaceAll("$1'");
  }

  /** What {@link #neutral} was given. */
  public static String restored(String text) {
    return NEUTRAL.matcher(text).replaceAll("$1");
  }
}
