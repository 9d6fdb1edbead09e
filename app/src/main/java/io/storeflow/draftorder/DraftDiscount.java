package io.storeflow.draftorder;

import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;

/**
 * What is off all of a draft: a rule of this one order.
 *
 * @param value hundredths of a percent, or minor units
 * @param reason as the shopper reads it
 */
public record DraftDiscount(DiscountKind kind, long value, String reason) {
  public static final int REASON = 100;

  /** Of no store's rules: it has the row id 0, under which nothing is counted. */
  PriceRule rule() {
    var effect =
        kind == DiscountKind.PERCENT
            ? new Effect.Percent(Math.toIntExact(value))
            : new Effect.AmountOnce(value);
    return new PriceRule(
        0,
        "draft",
        reason,
        effect,
        Target.EVERYTHING,
        When.ALWAYS,
        "",
        0,
        true,
        1,
        RuleLimits.NONE);
  }
}
