package io.storeflow.loyalty;

import io.storeflow.platform.money.Parts;
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
   * Points of lines that were put to an order: by how many more it earns with them.
   *
   * @param before what had earned until then
   */
  static long[] more(List<Line> before, List<Line> added, long spend, int times) {
    long had = before.stream().mapToLong(it -> it.weight(spend)).reduce(0, Math::addExact);
    var weights = added.stream().mapToLong(it -> it.weight(spend)).toArray();
    long all = LongStream.of(weights).reduce(had, Math::addExact);
    return Parts.share(points(all, spend, times) - points(had, spend, times), weights);
  }

  static long points(long minor, long spend, int times) {
    return Parts.of(minor, times, Math.multiplyExact(spend, ONCE));
  }
}
