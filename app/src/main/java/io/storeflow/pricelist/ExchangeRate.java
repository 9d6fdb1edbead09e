package io.storeflow.pricelist;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many units of one currency are one of another: "1.08", "1,08", "161.35". Behind a comma
 * or a point are decimals, unless they are three: who means "1,085" as decimals writes "1,0850".
 */
public final class ExchangeRate {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:[.,](\\d{1,8}))?");
  private static final int THOUSANDS = 3;
  private static final int MOST = 999_999;
  private static final int MILLIONTHS = 6;

  private ExchangeRate() {}

  public static Read<BigDecimal> read(@Nullable String typed) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    if (!form.matches()) return Read.refused("factor", MOST);
    var decimals = form.group(2) == null ? "" : form.group(2);
    boolean asThousands = decimals.length() == THOUSANDS && !form.group(1).startsWith("0");
    if (asThousands) return Read.refused("factor.thousands", text, text + "0");
    var rate = new BigDecimal(form.group(1) + (decimals.isEmpty() ? "" : "." + decimals));
    return rate.signum() == 0 ? Read.refused("factor", MOST) : Read.of(rate);
  }

  /** The same as millionths, of which nothing is rounded off. */
  public static Read<Long> millionths(@Nullable String typed) {
    return switch (read(typed)) {
      case Read.Value<BigDecimal>(BigDecimal rate) when rate.scale() <= MILLIONTHS ->
          Read.of(rate.movePointRight(MILLIONTHS).longValueExact());
      case Read.Value<BigDecimal> finer -> Read.refused("factor", MOST);
      case Read.Missing<BigDecimal> none -> Read.missing();
      case Read.Refused<BigDecimal>(String rule, List<Object> with) ->
          Read.refused(rule, with.toArray());
    };
  }
}
