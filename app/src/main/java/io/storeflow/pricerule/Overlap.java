package io.storeflow.pricerule;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether two rules may be for the same goods at the same time: so far as can be told. */
public final class Overlap {
  private static final int DAY = 24 * 60;
  private static final Span WHOLE = new Span(0, DAY);

  /** Days from another on whose hours can reach into its own, which may go over midnight. */
  private static final List<Integer> NEAR = List.of(-1, 0, 1);

  private Overlap() {}

  /** Rules that are switched on, and that one code is for. */
  public static boolean sharesCode(PriceRule first, PriceRule later) {
    return first.active()
        && later.active()
        && first.when().code().shares(later.when().code())
        && days(first.when(), later.when());
  }

  /**
   * Rules that are switched on, whose group takes a line once; for what is in a category and in
   * those below it, as {@link PriceRule#within} says them.
   */
  public static boolean excludes(PriceRule first, PriceRule later) {
    return first.active()
        && later.active()
        && first.when().share().isAll()
        && !first.group().isEmpty()
        && first.group().equals(later.group())
        && first.when().code().meets(later.when().code())
        && goods(first.target(), later.target())
        && days(first.when(), later.when())
        && week(first.when(), later.when());
  }

  /** What is named in two ways may be the same: a brand and a tag. */
  private static boolean goods(Target a, Target b) {
    if (a.everything() || b.everything()) return true;
    var mine = named(a);
    var theirs = named(b);
    for (int kind = 0; kind < mine.size(); kind++)
      for (int other = 0; other < theirs.size(); other++) {
        boolean both = !mine.get(kind).isEmpty() && !theirs.get(other).isEmpty();
        if (!both) continue;
        if (kind != other || !Collections.disjoint(mine.get(kind), theirs.get(other))) return true;
      }
    return false;
  }

  private static List<Set<?>> named(Target it) {
    return Stream.<Set<?>>of(it.variants(), it.products(), it.categories(), it.brands(), it.tags())
        .toList();
  }

  private static boolean days(When a, When b) {
    return (a.since() == null || b.until() == null || !a.since().isAfter(b.until()))
        && (b.since() == null || a.until() == null || !b.since().isAfter(a.until()));
  }

  /** Whether there is a minute of a week in which both hold. */
  private static boolean week(When a, When b) {
    return Arrays.stream(DayOfWeek.values())
        .filter(a::isOn)
        .anyMatch(
            day ->
                NEAR.stream()
                    .filter(it -> b.isOn(day.plus(it)))
                    .anyMatch(it -> meets(span(a), span(b), it * DAY)));
  }

  /** In minutes from the beginning of its day on, over midnight where it ends no later. */
  private static Span span(When when) {
    var hours = when.hours();
    if (hours == null) return WHOLE;
    int from = hours.from().toSecondOfDay() / 60;
    int to = hours.to().toSecondOfDay() / 60;
    return new Span(from, to <= from ? to + DAY : to);
  }

  private static boolean meets(Span a, Span b, int later) {
    return a.from < b.to + later && b.from + later < a.to;
  }

  private record Span(int from, int to) {}
}
