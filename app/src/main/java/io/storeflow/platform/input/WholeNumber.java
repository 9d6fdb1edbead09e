package io.storeflow.platform.input;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole number from 0, which may have blanks, apostrophes, points or commas between its
 * thousands, and a percentage as a whole number of its hundredths.
 */
public final class WholeNumber {
  private static final Pattern FORM =
      Pattern.compile("\\+?(\\d{1,9}|\\d{1,3}([ .,'’])\\d{3}(?:\\2\\d{3})?)");

  /** Behind it a file has decimals, as 1.000 for one. */
  private static final Pattern POINT = Pattern.compile("[.,]");

  private static final Pattern RATE = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,4})?) ?%?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,2})?) ?%?");

  private static final Pattern FACTOR = Pattern.compile("\\d{1,7}(?:[.,]\\d{1,6})?");

  private static final Pattern MORE = Pattern.compile("\\+?\\d{10,20}");

  /** Nine digits are enough for anything that is counted. */
  private static final int MOST = 999_999_999;

  private WholeNumber() {}

  /** Any number; what is too large for all that is counted is the largest. */
  public static Read<Integer> count(@Nullable String typed) {
    return MORE.matcher(Typed.code(typed)).matches() ? Read.of(MOST) : read(typed, 0, MOST);
  }

  /** A number from the least to the most. */
  public static Read<Integer> read(@Nullable String typed, int least, int most) {
    var text = Typed.code(typed);
    if (text.isEmpty()) return Read.missing();
    if (FORM.matcher(text).matches()) {
      int number = Integer.parseInt(text.replaceAll("\\D", ""));
      if (number >= least && number <= most) return Read.of(number);
    }
    return Read.refused("number", least, most);
  }

  /** The same from a file, in which a point or comma parts no thousands. */
  public static Read<Integer> readFromFile(@Nullable String typed, int least, int most) {
    return POINT.matcher(Typed.code(typed)).find()
        ? Read.refused("number", least, most)
        : read(typed, least, most);
  }

  /**
   * The millionths of a factor above none: "1.08", "0,92", "149".
   *
   * @param most as a whole number
   */
  public static Read<Long> millionths(@Nullable String typed, int most) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    if (!FACTOR.matcher(text).matches()) return Read.refused("factor", most);
    long millionths = new BigDecimal(text.replace(',', '.')).movePointRight(6).longValueExact();
    return millionths > 0 && millionths <= most * 1_000_000L
        ? Read.of(millionths)
        : Read.refused("factor", most);
  }

  /**
   * A percentage of none or more in parts per million: "7", "8.875", "5,5 %", with at most four
   * decimals.
   *
   * @param most in whole percent
   */
  public static Read<Integer> ppm(@Nullable String typed, int most) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    var form = RATE.matcher(text);
    if (!form.matches()) return Read.refused("ppm", most);
    int ppm = new BigDecimal(form.group(1).replace(',', '.')).movePointRight(4).intValueExact();
    return ppm <= most * 10_000 ? Read.of(ppm) : Read.refused("ppm", most);
  }

  /**
   * The hundredths of a percentage above none: "12", "12.5", "12,5 %", "7.25%".
   *
   * @param most in whole percent
   */
  public static Read<Integer> hundredthsOfPercent(@Nullable String typed, int most) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    var form = PERCENT.matcher(text);
    if (!form.matches()) return Read.refused("percent", most);
    int hundredths =
        new BigDecimal(form.group(1).replace(',', '.')).movePointRight(2).intValueExact();
    return hundredths > 0 && hundredths <= most * 100
        ? Read.of(hundredths)
        : Read.refused("percent", most);
  }
}
