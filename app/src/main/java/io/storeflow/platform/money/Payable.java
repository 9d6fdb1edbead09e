package io.storeflow.platform.money;

import java.util.Currency;

/**
 * What can be paid in a currency. Networks of cards take amounts of currencies with three decimals
 * in steps of ten minor units (Stripe: "Three-decimal currencies").
 */
public final class Payable {
  private static final int THREE_DECIMALS = 3;
  private static final long STEP = 10;

  private Payable() {}

  /** What is added to an amount of 0 or more: half a step goes up. */
  public static Money rounding(Money exact) {
    long over = over(exact);
    return new Money(over * 2 >= step(exact.currency()) ? missing(exact) : -over, exact.currency());
  }

  /** What is added to an amount of 0 or more so that it can be paid, and is not less. */
  public static Money upwards(Money exact) {
    return new Money(missing(exact), exact.currency());
  }

  private static long missing(Money exact) {
    long over = over(exact);
    return over == 0 ? 0 : step(exact.currency()) - over;
  }

  private static long over(Money exact) {
    return Math.floorMod(exact.minor(), step(exact.currency()));
  }

  private static long step(Currency currency) {
    return currency.getDefaultFractionDigits() == THREE_DECIMALS ? STEP : 1;
  }
}
