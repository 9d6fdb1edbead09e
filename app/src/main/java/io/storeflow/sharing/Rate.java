package io.storeflow.sharing;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.product.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * What prices of one store are in another's money.
 *
 * @param millionths of the other's unit that one unit is worth: 1 euro at 1,080,000 is 1.08 dollars
 */
public record Rate(long millionths, Rounding rounding, Currency to) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Both have the same money, and the same prices. */
  public static Rate same(Currency currency) {
    return new Rate(MILLION.longValue(), Rounding.EXACT, currency);
  }

  /**
   * The price there; half a unit is rounded up.
   *
   * @throws Refused if it is more than any price can be
   */
  Money of(Money price) {
    var there =
        BigDecimal.valueOf(price.minor(), MoneyFormat.digits(price.currency()))
            .multiply(BigDecimal.valueOf(millionths))
            .divide(MILLION)
            .movePointRight(MoneyFormat.digits(to))
            .setScale(0, RoundingMode.HALF_UP);
    if (there.compareTo(BigDecimal.valueOf(MoneyFormat.MAX_MINOR)) > 0)
      throw new Refused(ShareRefusal.TOO_DEAR);
    return new Money(rounding.of(there.longValueExact(), to), to);
  }
}
