package io.storeflow.loyalty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * Which points are gone because nobody used them: what was gained long enough ago, less all that
 * was spent since the beginning, as the oldest are spent first.
 */
final class Expiry {
  private Expiry() {}

  /**
   * Points of one kind that came to something.
   *
   * @param old whether they count as gained at the time that is asked for, or before
   * @param points negative for what went
   */
  record Sum(PointsKind kind, boolean old, long points) {}

  /** What was gained up to then is too old. */
  static Instant before(Instant now, int months) {
    return now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
  }

  /** How many points are gone. */
  static long due(Collection<Sum> sums) {
    long gained = 0;
    long used = 0;
    for (var sum : sums) {
      if (isGain(sum)) gained += sum.old() ? sum.points() : 0;
      else used -= sum.points();
    }
    return Math.max(0, gained - used);
  }

  /**
   * What is taken back was never gained: it counts from the day of the order, like that. What is
   * given back was never used: it is as old as it was.
   */
  private static boolean isGain(Sum sum) {
    return switch (sum.kind()) {
      case EARNED, BONUS, TAKEN_BACK -> true;
      case ADJUSTED -> sum.points() > 0;
      case REDEEMED, GIVEN_BACK, EXPIRED -> false;
    };
  }
}
