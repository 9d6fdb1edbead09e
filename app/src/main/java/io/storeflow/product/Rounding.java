package io.storeflow.product;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.MoneyFormat;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** How a price that was worked out is made one for a price tag: always to the nearest such. */
public enum Rounding implements Coded {
  EXACT,
  /** To 0.05, as where there are no smaller coins. */
  FIVE,
  /** To 0.10; to 10 in a currency without decimals. */
  TEN,
  /** To 1.00; to 100 in a currency without decimals. */
  WHOLE,
  /** To x.90. */
  ENDS_90,
  /** To x.95. */
  ENDS_95,
  /** To x.99. */
  ENDS_99;

  /** Those that the currency can be rounded to. */
  public static List<Rounding> of(Currency currency) {
    return switch (MoneyFormat.digits(currency)) {
      case 0 -> List.of(EXACT, TEN, WHOLE);
      case 2 -> List.of(values());
      default -> Stream.of(values()).filter(it -> it != FIVE && it != TEN).toList();
    };
  }

  /**
   * @param minor from 0 on, in minor units
   */
  public long of(long minor, Currency currency) {
    int digits = MoneyFormat.digits(currency);
    long unit = digits == 0 ? 100 : (long) Math.pow(10, digits);
    return switch (this) {
      case EXACT -> minor;
      case FIVE -> kept(minor, 5);
      case TEN -> kept(minor, 10);
      case WHOLE -> kept(minor, unit);
      case ENDS_90 -> ending(minor, unit, unit / 10);
      case ENDS_95 -> ending(minor, unit, unit / 20);
      case ENDS_99 -> ending(minor, unit, unit / 100);
    };
  }

  /** Nothing becomes free by being rounded. */
  private static long kept(long minor, long step) {
    return minor == 0 ? 0 : Math.max(step, nearest(minor, step));
  }

  private static long nearest(long minor, long step) {
    return (minor + step / 2) / step * step;
  }

  /** So much below a whole one; what is free stays so. */
  private static long ending(long minor, long unit, long below) {
    return minor == 0 ? 0 : Math.max(unit, nearest(minor + below, unit)) - below;
  }
}
