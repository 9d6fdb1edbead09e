package io.storeflow.bulkedit;

import io.storeflow.platform.code.Coded;
import io.storeflow.product.Rounding;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a price.
 *
 * @param value hundredths of a percent, or minor units, as the way says
 * @param showsBefore whether the price before is shown beside one that is lower
 */
public record PriceStep(Way way, long value, Rounding rounding, boolean showsBefore) {

  /** In which way it changes. */
  public enum Way implements Coded {
    PERCENT_UP,
    PERCENT_DOWN,
    UP,
    DOWN,
    TO,
    /** Back to the price before, where there is one: the end of a sale. */
    BACK;

    boolean isPercent() {
      return this == PERCENT_UP || this == PERCENT_DOWN;
    }
  }

  private static final long WHOLE = 10_000;

  /** What it costs and cost before, both in minor units. */
  record Prices(long price, @Nullable Long before) {}

  /** The prices after it; the price may be below zero then, which is nobody's. */
  Prices on(Prices now, Currency currency) {
    if (way == Way.BACK) return now.before() == null ? now : new Prices(now.before(), null);
    long raw = raw(now.price());
    long price = raw < 0 ? raw : rounding.of(raw, currency);
    if (showsBefore && price < now.price()) return new Prices(price, now.price());
    var before = now.before();
    return new Prices(price, before != null && before > price ? before : null);
  }

  private long raw(long price) {
    return switch (way) {
      case PERCENT_UP -> part(price, WHOLE + value);
      case PERCENT_DOWN -> part(price, WHOLE - value);
      case UP -> price + value;
      case DOWN -> price - value;
      case TO -> value;
      case BACK -> price;
    };
  }

  /** Half a unit is rounded up, as shops do. */
  private static long part(long price, long hundredths) {
    return Math.floorDiv(Math.multiplyExact(price, hundredths) + WHOLE / 2, WHOLE);
  }
}
