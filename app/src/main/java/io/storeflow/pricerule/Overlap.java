package io.storeflow.pricerule;

import java.time.DayOfWeek;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether two rules may be for the same goods at the same time: so far as can be told. */
public final class Overlap {
  private static final int DAY = 24 * 60;

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
        && week(first.when()).intersects(week(later.when()));
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

  /** The minutes of a week in which it holds, from Monday 0:00 on. */
  private static BitSet week(When when) {
    var minutes = new BitSet(7 * DAY);
    var hours = when.hours();
    for (var day : DayOfWeek.values()) {
      if (!when.days().isEmpty() && !when.days().contains(day)) continue;
      int begin = (day.getValue() - 1) * DAY;
      int from = hours == null ? 0 : hours.from().toSecondOfDay() / 60;
      int to = hours == null ? DAY : hours.to().toSecondOfDay() / 60;
      if (to <= from) to += DAY;
      for (int minute = begin + from; minute < begin + to; minute++)
        minutes.set(minute % (7 * DAY));
    }
    return minutes;
  }
}
