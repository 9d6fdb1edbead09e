package io.storeflow.platform.input;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a percentage as its hundredths: "12", "12.5", "12,5 %", "7.25%". */
public final class Percent {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,2})?) ?%?");

  private Percent() {}

  /**
   * A percentage above none.
   *
   * @param most in whole percent
   */
  public static Read<Integer> read(@Nullable String typed, int most) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    if (!form.matches()) return Read.refused("percent", most);
    int hundredths =
        new BigDecimal(form.group(1).replace(',', '.')).movePointRight(2).intValueExact();
    return hundredths > 0 && hundredths <= most * 100
        ? Read.of(hundredths)
        : Read.refused("percent", most);
  }
}
