package io.storeflow.geo;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads degrees as millionths: "52.520008", "13,404954", "-33.8", "139.69°". Degrees with minutes,
 * and two numbers in one field, are refused.
 */
public final class Degrees {
  static final int NORTH = 90_000_000;
  static final int EAST = 180_000_000;

  private static final Pattern FORM = Pattern.compile("([+-]?\\d{1,3}(?:[.,]\\d{1,15})?) ?°?");

  private Degrees() {}

  /** North of the equator. */
  public static Read<Integer> latitude(@Nullable String typed) {
    return read(typed, NORTH, "latitude");
  }

  /** East of Greenwich. */
  public static Read<Integer> longitude(@Nullable String typed) {
    return read(typed, EAST, "longitude");
  }

  /** As people type it. */
  public static String typed(int millionths) {
    var plain = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
    return plain.setScale(Math.max(0, plain.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  private static Read<Integer> read(@Nullable String typed, int most, String rule) {
    var text = Typed.digits(typed).replace('\u2212', '-');
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    if (!form.matches()) return Read.refused(rule);
    var millionths =
        new BigDecimal(form.group(1).replace(',', '.'))
            .movePointRight(6)
            .setScale(0, RoundingMode.HALF_EVEN);
    return millionths.abs().compareTo(BigDecimal.valueOf(most)) > 0
        ? Read.refused(rule)
        : Read.of(millionths.intValueExact());
  }
}
