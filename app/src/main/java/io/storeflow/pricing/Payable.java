package io.storeflow.pricing;

import io.storeflow.platform.money.Money;

/**
 * What can be paid in a currency. Networks of cards take amounts of currencies with three decimals
 * in steps of ten minor units (Stripe: "Three-decimal currencies").
 */
final class Payable {
  private static final int THREE_DECIMALS = 3;
  private static final long STEP = 10;

  private Payable() {}

  /** What is added to an amount of 0 or more: half a step goes up. */
  static Money rounding(Money exact) {
    if (exact.currency().getDefaultFractionDigits() != THREE_DECIMALS)
      return Money.zero(exact.currency());
    long over = Math.floorMod(exact.minor(), STEP);
    return new Money(over >= STEP / 2 ? STEP - over : -over, exact.currency());
  }
}
