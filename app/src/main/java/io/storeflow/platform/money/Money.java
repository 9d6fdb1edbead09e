package io.storeflow.platform.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * An amount of money: whole minor units (cents; yen for JPY; fils for KWD) and a currency. How many
 * decimals a currency has is ISO 4217's word, as the JDK keeps it. Sums of different currencies and
 * overflow are errors, never wrong money.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * @throws IllegalArgumentException if the currencies differ; ArithmeticException on overflow
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  /**
   * @throws IllegalArgumentException if the currencies differ; ArithmeticException on overflow
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  /** What takes this amount off, as a discount is written. */
  public Money negated() {
    return zero(currency).minus(this);
  }

  /**
   * @throws ArithmeticException on overflow
   */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  /**
   * Splits the amount by weights without losing a unit: each part is rounded towards zero, and what
   * is left goes one unit at a time to the parts with the largest remainder, the first of them on a
   * tie.
   *
   * @param weights none negative, not all zero
   */
  public Money[] split(long... weights) {
    if (LongStream.of(weights).allMatch(it -> it == 0))
      throw new IllegalArgumentException("weights must add up to more than 0");
    return LongStream.of(Parts.share(Math.absExact(minor), weights))
        .mapToObj(part -> new Money(Long.signum(minor) * part, currency))
        .toArray(Money[]::new);
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public boolean isZero() {
    return minor == 0;
  }

  /** As people of that locale read it, with the currency's sign: "€12.90", "12,90 €", "−€1.47". */
  public String format(Locale locale) {
    return MoneyFormat.format(this, locale);
  }

  /** As programs read it: "12.90", no sign of the currency, a point before the decimals. */
  public String plain() {
    return BigDecimal.valueOf(minor, MoneyFormat.digits(currency)).toPlainString();
  }

  /**
   * Reads what {@link #plain} wrote.
   *
   * @throws NumberFormatException if it is no number; ArithmeticException if it is no whole number
   *     of minor units
   */
  public static Money ofPlain(String plain, Currency currency) {
    int digits = MoneyFormat.digits(currency);
    return new Money(new BigDecimal(plain).movePointRight(digits).longValueExact(), currency);
  }

  /** As people of that locale type it: "12.90", "12,90". */
  public String typed(Locale locale) {
    return MoneyFormat.typed(plain(), locale);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "not the same currency: " + currency + ", " + other.currency);
    }
    return other;
  }
}
