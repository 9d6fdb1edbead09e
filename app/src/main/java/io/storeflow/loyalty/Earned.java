package io.storeflow.loyalty;

import io.storeflow.pricerule.Parts;
import java.util.List;

/**
 * What an order earns: a point for each whole amount that is paid for its goods, and what there is
 * more for some of them; times that of the tier, rounded down once for the order. What is paid is
 * what the lines come to after all that takes something off, as their prices are shown: with the
 * tax where prices hold it. Shipping earns nothing.
 */
final class Earned {
  /** Hundredths of the factor of a tier. */
  static final int ONCE = 100;

  private Earned() {}

  /**
   * A line that was paid.
   *
   * @param extra points for each of its units
   */
  record Line(long minor, int units, int extra) {}

  /**
   * Points of each line, which add up to those of the order.
   *
   * @param spend minor units for one point
   * @param times of the tier, in hundredths
   */
  static long[] of(List<Line> lines, long spend, int times) {
    long paid = lines.stream().mapToLong(Line::minor).reduce(0, Math::addExact);
    long extra = lines.stream().mapToLong(it -> (long) it.extra() * it.units()).sum();
    long points = Parts.of(Math.addExact(paid / spend, extra), times, ONCE);
    var weights =
        lines.stream()
            .mapToLong(
                it ->
                    Math.addExact(
                        it.minor(), Math.multiplyExact((long) it.extra() * it.units(), spend)))
            .toArray();
    return Parts.share(points, weights);
  }
}
