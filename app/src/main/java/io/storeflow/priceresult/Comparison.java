package io.storeflow.priceresult;

import io.storeflow.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Orders of visitors with a price beside those without it. What is compared is the average order:
 * who bought nothing is not known.
 */
public record Comparison(Currency currency, Side in, Side out) {
  /** Of each side; with fewer the range below is not to be trusted. */
  private static final long LEAST = 100;

  /** A difference of the average that is worth to be found, in percent. */
  private static final int WORTH = 5;

  /** How far a value that varies normally is from its mean in 95 of 100 cases, in deviations. */
  private static final BigDecimal SURE = new BigDecimal("1.959964");

  /** The square of 1.96 + 0.84: such a difference is found in 80 of 100 cases. */
  private static final BigDecimal FOUND = new BigDecimal("7.849");

  private static final MathContext EXACT = MathContext.DECIMAL64;

  /** Between what the true difference of the averages is, in 95 of 100 such tests. */
  public record Range(Money from, Money to) {
    public boolean maybeNone() {
      return from.minor() <= 0 && to.minor() >= 0;
    }
  }

  /** Before the first order. */
  static Comparison none(Currency currency) {
    return new Comparison(currency, Side.NONE, Side.NONE);
  }

  public Money revenue(boolean inside) {
    return new Money(side(inside).revenue(), currency);
  }

  public Money average(boolean inside) {
    return new Money(side(inside).average(), currency);
  }

  public long orders(boolean inside) {
    return side(inside).orders();
  }

  /** Welch's; null while there are too few orders. */
  public @Nullable Range difference() {
    if (Math.min(in.orders(), out.orders()) < LEAST) return null;
    var middle = in.mean().subtract(out.mean());
    var off = in.error().add(out.error()).sqrt(EXACT).multiply(SURE);
    return new Range(money(middle.subtract(off)), money(middle.add(off)));
  }

  /** Orders that each side needs to find such a difference, by how much they vary so far. */
  public long needed() {
    if (Math.min(in.orders(), out.orders()) < 2 || out.revenue() <= 0) return LEAST;
    var worth = out.mean().multiply(BigDecimal.valueOf(WORTH, 2));
    var needed =
        in.variance().add(out.variance()).multiply(FOUND).divide(worth.multiply(worth), EXACT);
    return Math.max(LEAST, needed.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** Orders of each side without which nothing is said. */
  public long least() {
    return LEAST;
  }

  private Side side(boolean inside) {
    return inside ? in : out;
  }

  private Money money(BigDecimal minor) {
    return new Money(minor.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
  }
}
