package io.storeflow.priceresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Currency;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is said of two sides, worked out by hand. */
class ComparisonTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  /** Variances 10,101.01 of a hundred: errors of 101.0101 each, together a deviation of 14.2134. */
  @Test
  void saysHowFarTheAveragesAreApart() {
    var it = new Comparison(EUR, half(900, 1100), half(930, 1130));
    assertThat(it.average(true).minor()).isEqualTo(1000);
    assertThat(it.average(false).minor()).isEqualTo(1030);
    var apart = it.difference();
    assertThat(apart).isNotNull();
    assertThat(apart.from().minor()).isEqualTo(-58); // -30 - 27.86
    assertThat(apart.to().minor()).isEqualTo(-2);
    assertThat(apart.maybeNone()).isFalse();
  }

  @Test
  void saysWhereItMayBeChance() {
    var apart = new Comparison(EUR, half(900, 1100), half(920, 1120)).difference();
    assertThat(apart).isNotNull();
    assertThat(apart.maybeNone()).isTrue();
  }

  @Test
  void saysNothingOfFewOrders() {
    var few = of(LongStream.generate(() -> 1000).limit(99).toArray());
    assertThat(new Comparison(EUR, few, half(900, 1100)).difference()).isNull();
    assertThat(new Comparison(EUR, Side.NONE, Side.NONE).average(true).minor()).isZero();
  }

  /** 7.849 times two variances of 252,525.25, by the square of 50: 1,585.7. */
  @Test
  void saysHowManyOrdersAreNeeded() {
    var wide = half(500, 1500);
    assertThat(new Comparison(EUR, wide, wide).needed()).isEqualTo(1586);
    assertThat(new Comparison(EUR, Side.NONE, Side.NONE).needed()).isEqualTo(100);
    assertThat(new Comparison(EUR, of(500), of(700)).needed()).isEqualTo(100);
    assertThat(new Comparison(EUR, of(0, 0), of(0, 0)).needed()).isEqualTo(100);
  }

  /** A hundred orders, half of them of each. */
  private static Side half(long one, long other) {
    return of(LongStream.range(0, 100).map(i -> i % 2 == 0 ? one : other).toArray());
  }

  private static Side of(long... totals) {
    return new Side(
        totals.length,
        LongStream.of(totals).sum(),
        BigInteger.valueOf(LongStream.of(totals).map(it -> it * it).sum()));
  }
}
