package io.storeflow.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * How amounts of one currency are said in another one: exact decimals, rounded once, halves up
 * (away from nothing where something is taken off).
 *
 * @param rate so many units of {@code to} are one of {@code from}; above 0
 * @param rounding of prices of goods; other amounts are rounded to a minor unit
 */
public record Conversion(Currency from, Currency to, BigDecimal rate, PriceRounding rounding) {
  /** Above any real price in minor units, far below overflow in a large cart. */
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000_000L);

  public Conversion {
    if (rate.signum() <= 0) throw new IllegalArgumentException("rate: " + rate);
    rate = rate.stripTrailingZeros();
  }

  /** Amounts stay what they are. */
  public static Conversion none(Currency currency) {
    return kept(currency, currency);
  }

  /** Figures stay: 12.90 euros are 12.90 dollars, and 13 yen. */
  public static Conversion kept(Currency from, Currency to) {
    return new Conversion(from, to, BigDecimal.ONE, PriceRounding.NONE);
  }

  /** Minor units of the other currency that are one minor unit of the first; exact. */
  public BigDecimal minorRate() {
    return rate.movePointRight(MoneyFormat.digits(to) - MoneyFormat.digits(from));
  }

  /** Any amount but a price of goods, in minor units. */
  public long amount(long minor) {
    return exact(minor).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  public Money amount(Money amount) {
    return new Money(amount(amount.minor()), to);
  }

  /** A price of goods, in minor units. */
  public long price(long minor) {
    if (isNone()) return minor;
    return minor <= 0 ? amount(minor) : rounding.round(exact(minor), MoneyFormat.digits(to));
  }

  /** An amount of the other currency in the first one, in minor units. */
  public long back(long minor) {
    return back(minor, minorRate());
  }

  /**
   * @param minorRate as {@link #minorRate} said it
   */
  public static long back(long minor, BigDecimal minorRate) {
    return BigDecimal.valueOf(minor).divide(minorRate, 0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Whether so much is still an amount in the other currency; what is more comes to the most. */
  public boolean fits(long minor) {
    return BigDecimal.valueOf(minor).multiply(minorRate()).compareTo(MOST) <= 0;
  }

  /** Whether it can stand: something stays something, and is no more than any price can be. */
  public boolean keeps(long minor) {
    long there = Math.abs(amount(minor));
    return there <= MoneyFormat.MAX_MINOR && (minor == 0 || there > 0);
  }

  private boolean isNone() {
    return from.equals(to);
  }

  private BigDecimal exact(long minor) {
    return BigDecimal.valueOf(minor).multiply(minorRate()).min(MOST).max(MOST.negate());
  }
}
