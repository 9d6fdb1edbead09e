package io.storeflow.loyalty;

import io.storeflow.platform.money.Parts;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What an order earns: a point for each amount that is paid for its goods, and what there is more
 * for some of them; times that of the tier, and only then rounded down, once for the order. What is
 * paid is what the lines come to after all that takes something off, as their prices are shown:
 * with the tax where prices hold it. Shipping earns nothing.
 */
final class Earned {
  /** Hundredths of the factor of a tier. */
  static final int ONCE = 100;

  private Earned() {}

  /**
   * A line that was paid.
   *
   * @param units that were not free
   * @param extra points for each of them
   */
  record Line(long minor, int units, int extra) {
    /** What would have to be paid for as many points. */
    long weight(long spend) {
      return Math.addExact(minor, Math.multiplyExact((long) extra * units, spend));
    }
  }

  /**
   * Points of each line, which add up to those of the order.
   *
   * @param spend minor units for one point
   * @param times of the tier, in hundredths
   */
  static long[] of(List<Line> lines, long spend, int times) {
    var weights = lines.stream().mapToLong(it -> it.weight(spend)).toArray();
    long all = LongStream.of(weights).reduce(0, Math::addExact);
    return Parts.share(points(all, spend, times), weights);
  }

  /**
   * A line of which something may have come back.
   *
   * @param weight what all of it has earned for, in minor units
   * @param back units of it that came back
   * @param spend minor units for one point
   * @param times of the tier, in hundredths
   */
  record Kept(long weight, int units, int back, long spend, int times) {
    /** Of money in the same way as {@code Refundable.Line} rounds it. */
    long left() {
      return weight - Parts.of(weight, back, units);
    }
  }

  /**
   * What of each line's weight is kept.
   *
   * @param beside what went back of the goods as an amount, not as units, in minor units
   */
  static long[] kept(List<Kept> lines, long beside) {
    var kept = lines.stream().mapToLong(Kept::left).toArray();
    var off = Parts.share(Math.min(beside, LongStream.of(kept).sum()), kept);
    for (int i = 0; i < kept.length; i++) kept[i] -= off[i];
    return kept;
  }

  /**
   * What the rule gives for what was paid for goods and kept: rounded down once, for the order.
   *
   * @param kept of each line, of its weight
   */
  static long left(List<Kept> lines, long[] kept) {
    var sum = BigInteger.ZERO;
    var by = BigInteger.ONE;
    for (int i = 0; i < kept.length; i++) {
      var line = lines.get(i);
      var part = BigInteger.valueOf(kept[i]).multiply(BigInteger.valueOf(line.times()));
      var one = BigInteger.valueOf(Math.multiplyExact(line.spend(), ONCE));
      // Nearly always the same for all lines.
      if (one.equals(by)) sum = sum.add(part);
      else {
        sum = sum.multiply(one).add(part.multiply(by));
        by = by.multiply(one);
      }
    }
    return sum.divide(by).longValueExact();
  }

  static long points(long minor, long spend, int times) {
    return Parts.of(minor, times, Math.multiplyExact(spend, ONCE));
  }
}
