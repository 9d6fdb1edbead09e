package io.storeflow.platform.money;

import io.storeflow.platform.code.Coded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * To what prices are rounded that are worked out by a rate: to the nearest, halves up. A price of
 * more than nothing never comes to nothing.
 */
public enum PriceRounding implements Coded {
  /** To a minor unit. */
  NONE(null, null),
  TO_5("0.05", null),
  TO_10("0.10", null),
  TO_50("0.50", null),
  WHOLE("1", null),
  TENS("10", null),
  HUNDREDS("100", null),
  END_90("1", "0.90"),
  END_95("1", "0.95"),
  END_99("1", "0.99");

  private final @Nullable BigDecimal step;
  private final @Nullable BigDecimal ending;

  PriceRounding(@Nullable String step, @Nullable String ending) {
    this.step = step == null ? null : new BigDecimal(step);
    this.ending = ending == null ? null : new BigDecimal(ending);
  }

  /** Whether a currency with so many decimals has such prices. */
  public boolean isFor(int digits) {
    var finest = ending == null ? step : ending;
    return finest == null || finest.stripTrailingZeros().scale() <= digits;
  }

  /**
   * @param exact in minor units, above 0
   * @param digits of the currency
   */
  long round(BigDecimal exact, int digits) {
    if (step == null || !isFor(digits))
      return Math.max(1, exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    var size = step.movePointRight(digits);
    var end = ending == null ? BigDecimal.ZERO : ending.movePointRight(digits);
    var least = ending == null ? BigDecimal.ONE : BigDecimal.ZERO;
    var steps = exact.subtract(end).divide(size, 0, RoundingMode.HALF_UP).max(least);
    return steps.multiply(size).add(end).longValueExact();
  }
}
