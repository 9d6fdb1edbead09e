package io.storeflow.pricerule;

import io.storeflow.platform.code.Coded;
import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.Each;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tiers;
import java.util.stream.Collectors;

/** The kinds of {@link Effect}, as they are kept and chosen. */
public enum EffectKind implements Coded {
  PERCENT,
  AMOUNT_EACH,
  AMOUNT_ONCE,
  FIXED,
  BUY_GET,
  TIERS;

  public static EffectKind of(Effect effect) {
    return switch (effect) {
      case Percent it -> PERCENT;
      case AmountEach it -> AMOUNT_EACH;
      case FixedPrice it -> FIXED;
      case AmountOnce it -> AMOUNT_ONCE;
      case BuyGet it -> BUY_GET;
      case Tiers it -> TIERS;
    };
  }

  /** Hundredths of a percent, or minor units; tiers have none of their own. */
  public static long value(Effect effect) {
    return switch (effect) {
      case Percent(int part) -> part;
      case AmountEach(long minor) -> minor;
      case FixedPrice(long minor) -> minor;
      case AmountOnce(long minor) -> minor;
      case BuyGet it -> it.basisPoints();
      case Tiers it -> 0;
    };
  }

  /** For the audit log. */
  static String plain(Effect effect) {
    var code = of(effect).code() + " ";
    return switch (effect) {
      case BuyGet it -> code + it.buy() + "+" + it.get() + " " + it.basisPoints();
      case Tiers it ->
          code
              + it.steps().stream()
                  .map(tier -> tier.from() + ": " + plain(tier.each()))
                  .collect(Collectors.joining(", "));
      default -> code + value(effect);
    };
  }

  /** What is done to each unit. */
  public Each each(long value) {
    return switch (this) {
      case PERCENT -> new Percent(Math.toIntExact(value));
      case AMOUNT_EACH -> new AmountEach(value);
      case FIXED -> new FixedPrice(value);
      default -> throw new IllegalStateException("not of each unit: " + this);
    };
  }
}
