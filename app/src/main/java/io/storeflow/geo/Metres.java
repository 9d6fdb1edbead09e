package io.storeflow.geo;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a way as whole metres: "3", "2.5 km", "800 m", "2 mi". A number alone is kilometres. */
public final class Metres {
  private static final int KILOMETRE = 1000;

  /** Further nobody delivers from door to door. */
  public static final int MOST = 500_000;

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6}|\\d{0,6}[.,]\\d{1,6}) ?([a-z]{0,2})\\.?");

  private static final Map<String, BigDecimal> UNITS =
      Map.of(
          "",
          BigDecimal.valueOf(KILOMETRE),
          "km",
          BigDecimal.valueOf(KILOMETRE),
          "m",
          BigDecimal.ONE,
          // The international mile (NIST SP 811, B.8).
          "mi",
          new BigDecimal("1609.344"));

  private Metres() {}

  public static Read<Integer> read(@Nullable String typed) {
    var text = Typed.digits(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    var unit = form.matches() ? UNITS.get(form.group(2)) : null;
    if (unit == null) return Read.refused("distance");
    var metres =
        new BigDecimal(form.group(1).replace(',', '.'))
            .multiply(unit)
            .setScale(0, RoundingMode.HALF_UP);
    return metres.compareTo(BigDecimal.valueOf(MOST)) > 0
        ? Read.refused("distance")
        : Read.of(metres.intValueExact());
  }

  /** As people read it: "800 m", "2.5 km". */
  public static String shown(long metres, Locale reader) {
    var number = NumberFormat.getInstance(reader);
    number.setMaximumFractionDigits(3);
    return metres < KILOMETRE
        ? number.format(metres) + " m"
        : number.format(BigDecimal.valueOf(metres, 3)) + " km";
  }
}
