package io.storeflow.pricing;

import io.storeflow.loyalty.RewardWish;
import io.storeflow.loyalty.Worth;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.Parts;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.pricing.Totals.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Points that are redeemed. For goods: units that are free come before all rules, which know
 * nothing of them. As a discount: spread over the lines by what is left of each, behind all rules
 * and before the tax. No line comes to less than nothing, and no point is taken that takes nothing
 * off.
 */
public final class Redemption {
  /** What fits where the name of a discount is kept. */
  private static final int LABEL = 120;

  private Redemption() {}

  /** Points of a basket that take something off, by line, as many as it has lines. */
  public static long[] points(Totals totals, Worth worth) {
    var off = totals.lines().stream().mapToLong(Redemption::off).toArray();
    long all = LongStream.of(off).sum();
    return Parts.share(all == 0 ? 0 : worth.needed(all), off);
  }

  /** All points that a basket takes, by line: those for goods too. */
  public static long[] spent(Totals totals, Claims claims, Worth worth) {
    var points = points(totals, worth);
    var free = free(totals.lines(), claims.rewards(), worth);
    for (int i = 0; i < free.length; i++)
      points[i] += (long) free[i] * price(totals.lines().get(i).variant().publicId(), worth);
    return points;
  }

  /** Units that are free, by public id of their variant; variants without any are left out. */
  public static Map<String, Integer> units(List<Line> lines, RewardWish wish, Worth worth) {
    var units = new LinkedHashMap<String, Integer>();
    var free = free(lines, wish, worth);
    for (int i = 0; i < free.length; i++)
      if (free[i] > 0) units.merge(lines.get(i).variant().publicId(), free[i], Integer::sum);
    return units;
  }

  /** What points take off all lines, negative: those for goods by line, then the others at once. */
  static List<NamedAmount> named(List<Line> lines) {
    var all = new ArrayList<NamedAmount>();
    for (var line : lines)
      line.steps().stream()
          .filter(it -> it.kind() == Kind.REWARD)
          .forEach(it -> all.add(new NamedAmount(label(line, it), it.amount())));
    var steps = lines.stream().flatMap(it -> it.steps().stream()).filter(Redemption::is).toList();
    if (!steps.isEmpty())
      all.add(
          new NamedAmount(
              steps.getFirst().name(),
              steps.stream().map(Step::amount).reduce(Money::plus).orElseThrow()));
    return all;
  }

  /** How many units of each line are free. */
  static int[] free(List<Line> lines, RewardWish wish, Worth worth) {
    if (wish.isNone() || worth.rewards().isEmpty()) return new int[lines.size()];
    return wish.free(worth.rewards(), lines.stream().map(Redemption::wanted).toList());
  }

  /** The lines with their free units taken off; what was chosen with these is paid. */
  static List<Line> give(List<Line> lines, int[] free, Worth worth) {
    var less = new ArrayList<Line>();
    for (int i = 0; i < free.length; i++)
      less.add(free[i] == 0 ? lines.get(i) : give(lines.get(i), free[i], worth));
    return less;
  }

  static List<Line> off(List<Line> lines, long points, Worth worth) {
    var use = worth.most(points, most(lines));
    if (use.minor() == 0) return lines;
    var left = lines.stream().mapToLong(Redemption::left).toArray();
    var parts = Parts.share(use.minor(), left);
    var less = new ArrayList<Line>();
    for (int i = 0; i < parts.length; i++)
      less.add(parts[i] == 0 ? lines.get(i) : off(lines.get(i), parts[i], worth));
    return less;
  }

  /** What of the lines points can take off, in minor units. */
  public static long most(List<Line> lines) {
    return lines.stream().mapToLong(Redemption::left).reduce(0, Math::addExact);
  }

  /** A gift card is money: no points make it cheaper. */
  private static long left(Line line) {
    return line.variant().giftCard() ? 0 : line.total().minor();
  }

  private static RewardWish.Line wanted(Line line) {
    boolean costs = line.variant().price().minor() > 0 && line.unitPrice().minor() > 0;
    boolean may = costs && !line.variant().giftCard();
    return new RewardWish.Line(line.variant().publicId(), may ? line.quantity() : 0);
  }

  /** Units of the line that are free for points. */
  static int units(Line line) {
    return line.steps().stream()
        .filter(it -> it.kind() == Kind.REWARD)
        .mapToInt(it -> Math.toIntExact(-it.amount().minor() / each(line)))
        .sum();
  }

  /** What was chosen with it, if it makes it dearer, is paid. */
  private static long each(Line line) {
    return Math.min(line.variant().price().minor(), line.unitPrice().minor());
  }

  private static int price(String variantId, Worth worth) {
    return worth.rewards().stream()
        .filter(it -> it.variantId().equals(variantId))
        .mapToInt(it -> it.points())
        .findFirst()
        .orElse(0);
  }

  /** What points take off the lines as a discount, in minor units. */
  public static long off(List<Line> lines) {
    return lines.stream().mapToLong(Redemption::off).sum();
  }

  /** What points take off the line as a discount, in minor units. */
  static long off(Line line) {
    return -line.steps().stream().filter(Redemption::is).mapToLong(it -> it.amount().minor()).sum();
  }

  private static boolean is(Step step) {
    return step.kind() == Kind.POINTS;
  }

  private static String label(Line line, Step step) {
    var name = step.name();
    return Discounts.name(Typed.cut(line.variant().title(), LABEL - name.length() - 3), name);
  }

  private static Line give(Line line, int units, Worth worth) {
    long points = (long) units * price(line.variant().publicId(), worth);
    var off = new Money(each(line), line.total().currency()).times(units);
    return less(line, off, new Step(Kind.REWARD, points + " " + worth.name(), off.negated()));
  }

  private static Line off(Line line, long minor, Worth worth) {
    var off = new Money(minor, line.total().currency());
    return less(line, off, new Step(Kind.POINTS, worth.name(), off.negated()));
  }

  private static Line less(Line line, Money off, Step step) {
    var steps = new ArrayList<>(line.steps());
    steps.add(step);
    return line.less(off, steps);
  }
}
