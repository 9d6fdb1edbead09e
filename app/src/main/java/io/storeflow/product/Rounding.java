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
    return tag(currency).of(minor);
  }

  /** What is written on a price tag: so much below a multiple of a step, in minor units. */
  public record Tag(long step, long below) {

    /** The nearest such; what is free stays so, and nothing becomes free by being rounded. */
    long of(long minor) {
      return minor == 0 ? 0 : Math.max(step, nearest(minor + below)) - below;
    }

    private long nearest(long minor) {
      return (minor + step / 2) / step * step;
    }
  }

  /** For who rounds elsewhere, as in the database. */
  public Tag tag(Currency currency) {
    int digits = MoneyFormat.digits(currency);
    long unit = digits == 0 ? 100 : (long) Math.pow(10, digits);
    return switch (this) {
      case EXACT -> new Tag(1, 0);
      case FIVE -> new Tag(5, 0);
      case TEN -> new Tag(10, 0);
      case WHOLE -> new Tag(unit, 0);
      case ENDS_90 -> new Tag(unit, unit / 10);
      case ENDS_95 -> new Tag(unit, unit / 20);
      case ENDS_99 -> new Tag(unit, unit / 100);
    };
  }
}
