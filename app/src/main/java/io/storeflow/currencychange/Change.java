package io.storeflow.currencychange;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.product.Rounding;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What is asked for.
 *
 * @param goods what becomes of prices of products
 * @param rest what becomes of rates, minimums and price rules
 * @param millionths of the other's unit that one unit is worth, where something is converted
 * @param rounding of prices and rates that are converted
 */
record Change(Currency from, Currency to, Way goods, Way rest, long millionths, Rounding rounding) {

  /** Whether nothing changes by it, as for one who has pressed twice. */
  boolean isNone() {
    return from.equals(to) && goods != Way.CONVERT && rest != Way.CONVERT;
  }

  /** Of all that belongs to products; their prices are {@link #prices}. */
  Conversion amounts() {
    return conversion(goods);
  }

  Priced prices() {
    return priced(goods);
  }

  Conversion limits() {
    return conversion(rest);
  }

  Priced rates() {
    return priced(rest);
  }

  boolean switchesOff() {
    return rest == Way.OFF;
  }

  /** Units of the other currency that are one of this, where something is converted. */
  BigDecimal rate() {
    return BigDecimal.valueOf(millionths, 6);
  }

  private Conversion conversion(Way way) {
    return way == Way.CONVERT
        ? new Conversion(from, to, rate(), PriceRounding.NONE)
        : Conversion.kept(from, to);
  }

  private Priced priced(Way way) {
    return new Priced(conversion(way), way == Way.CONVERT ? rounding : Rounding.EXACT);
  }
}
