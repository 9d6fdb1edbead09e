package io.storeflow.pricelistpage;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many units of one currency are one of another: "1.08", "1,08", "161.35". Behind a comma
 * or a point are decimals, unless they are three: who means "1,085" as decimals writes "1,0850".
 */
final class ExchangeRate {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:[.,](\\d{1,8}))?");
  private static final int THOUSANDS = 3;
  private static final int MOST = 999_999;

  private ExchangeRate() {}

  static Read<BigDecimal> read(@Nullable String typed) {
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
}
