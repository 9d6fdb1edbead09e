package io.storeflow.pricing;

import io.storeflow.loyalty.Worth;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricerule.Parts;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.pricing.Totals.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Points that are redeemed: a discount, spread over the lines by what is left of each, behind all
 * rules and before the tax. No line comes to less than nothing, and no point is taken that takes
 * nothing off.
 */
public final class Redemption {
  private Redemption() {}

  /** Points of a basket that are redeemed, by line, as many as it has lines; all 0 for none. */
  public static long[] points(Totals totals, Worth worth) {
    var off = totals.lines().stream().mapToLong(Redemption::off).toArray();
    long all = LongStream.of(off).sum();
    return Parts.share(all == 0 ? 0 : worth.needed(all), off);
  }

  /** What they take off all lines, as one negative amount; none where there are none. */
  static List<NamedAmount> named(List<Line> lines) {
    var steps = lines.stream().flatMap(it -> it.steps().stream()).filter(Redemption::is).toList();
    return steps.isEmpty()
        ? List.of()
        : List.of(
            new NamedAmount(
                steps.getFirst().name(),
                steps.stream().map(Step::amount).reduce(Money::plus).orElseThrow()));
  }

  static List<Line> off(List<Line> lines, long points, Worth worth) {
    var left = lines.stream().mapToLong(Redemption::left).toArray();
    var use = worth.most(points, LongStream.of(left).reduce(0, Math::addExact));
    if (use.minor() == 0) return lines;
    var parts = Parts.share(use.minor(), left);
    var less = new ArrayList<Line>();
    for (int i = 0; i < parts.length; i++)
      less.add(parts[i] == 0 ? lines.get(i) : off(lines.get(i), parts[i], worth));
    return less;
  }

  /** A gift card is money: no points make it cheaper. */
  private static long left(Line line) {
    return line.variant().giftCard() ? 0 : line.total().minor();
  }

  /** What points take off the line, in minor units. */
  static long off(Line line) {
    return -line.steps().stream().filter(Redemption::is).mapToLong(it -> it.amount().minor()).sum();
  }

  private static boolean is(Step step) {
    return step.kind() == Kind.POINTS;
  }

  private static Line off(Line line, long minor, Worth worth) {
    var off = new Money(minor, line.total().currency());
    var steps = new ArrayList<>(line.steps());
    steps.add(new Step(Kind.POINTS, worth.name(), off.negated()));
    return line.less(off, steps);
  }
}
