package io.storeflow.platform.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a weight as whole grams: "250", "250 g", "1.2 kg", "0,5 kg", "12 oz", "2 lb". A number
 * alone is grams. Pounds and ounces are the international avoirdupois ones (NIST SP 811, B.8).
 */
public final class Weight {
  /** A tonne. */
  public static final int MOST_GRAMS = 1_000_000;

  private static final int KILOGRAM = 1000;

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,7}|\\d{0,7}[.,]\\d{1,6}) ?([a-z]{0,3})\\.?");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}|\\d{0,7}[.,]\\d{1,6}");

  private static final Pattern FRACTION = Pattern.compile("\\d{0,7}[.,]\\d{1,6}");

  private static final Map<String, BigDecimal> GRAMS =
      Map.of(
          "",
          BigDecimal.ONE,
          "g",
          BigDecimal.ONE,
          "gr",
          BigDecimal.ONE,
          "kg",
          BigDecimal.valueOf(1000),
          "oz",
          new BigDecimal("28.349523125"),
          "lb",
          new BigDecimal("453.59237"),
          "lbs",
          new BigDecimal("453.59237"));

  private Weight() {}

  public static Read<Integer> read(@Nullable String typed) {
    var text = Typed.digits(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    if (!form.matches()) return refused();
    var unit = GRAMS.get(form.group(2));
    if (unit == null) return refused();
    var grams =
        new BigDecimal(form.group(1).replace(',', '.'))
            .multiply(unit)
            .setScale(0, RoundingMode.HALF_UP);
    return grams.compareTo(BigDecimal.valueOf(MOST_GRAMS)) > 0
        ? refused()
        : Read.of(grams.intValueExact());
  }

  /** The same where a number alone may be meant in kilograms as well: it needs its unit. */
  public static Read<Integer> readWithUnit(@Nullable String typed) {
    return readUnless(NUMBER, typed);
  }

  /** The same where a whole number alone is grams: one with decimals needs its unit. */
  public static Read<Integer> readGrams(@Nullable String typed) {
    return readUnless(FRACTION, typed);
  }

  private static Read<Integer> readUnless(Pattern unclear, @Nullable String typed) {
    var text = Typed.digits(typed);
    return unclear.matcher(text).matches() ? Read.refused("weight.unit", text) : read(typed);
  }

  /** As people read it: "500 g", "2.5 kg". */
  public static String shown(long grams, Locale reader) {
    var number = NumberFormat.getInstance(reader);
    number.setMaximumFractionDigits(3);
    return grams < KILOGRAM
        ? number.format(grams) + " g"
        : number.format(BigDecimal.valueOf(grams, 3)) + " kg";
  }

  private static Read<Integer> refused() {
    return Read.refused("weight");
  }
}
