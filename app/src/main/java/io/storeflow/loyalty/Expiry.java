package io.storeflow.loyalty;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which points are gone because nobody used them: what was gained long enough ago, less all that
 * was spent since the beginning, as the oldest are spent first. What is given back for goods that
 * come back is gone when it would have been, but not before {@link #AGAIN} is over: who had spent
 * it in time can spend it once more.
 */
final class Expiry {
  /** How long points that are given back can be spent at least. */
  static final Duration AGAIN = Duration.ofDays(30);

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

  /**
   * How many points are gone; those that were given back within {@link #AGAIN} are not among them.
   */
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
   * What is taken back was never gained: it counts from the day of the order, like that. What was
   * given back a while ago was never used: it is as old as it was.
   */
  private static boolean isGain(Sum sum) {
    return switch (sum.kind()) {
      case EARNED, BONUS, TAKEN_BACK -> true;
      case ADJUSTED -> sum.points() > 0;
      case REDEEMED, GIVEN_BACK, EXPIRED -> false;
    };
  }

  /**
   * An entry of the ledger of a member.
   *
   * @param points negative for what went
   * @param order row id; null for none
   */
  record Entry(PointsKind kind, long points, @Nullable Long order, String reason) {
    private boolean isOf(long of, String why) {
      return order != null && order == of && reason.equals(why);
    }
  }

  /** Points that came at once: what of them was used, and what was gone before it was. */
  private static final class Lot {
    final Entry came;
    long points;
    long used;
    long gone;

    Lot(Entry came) {
      this.came = came;
      points = came.points();
    }

    long left() {
      return points - used - gone;
    }
  }

  /**
   * What came, the oldest first, and what was used of points that are still to come. All that came
   * before the first that is looked at is one lot: how much was used or gone of it is not known,
   * nor of matter, as it goes first whatever it was made of.
   */
  private static final class Lots {
    private static final long MUCH = Long.MAX_VALUE / 8;

    final List<Lot> all = new ArrayList<>();
    final Lot older;
    long owed;

    Lots(long balance) {
      older = new Lot(new Entry(PointsKind.EARNED, 2 * MUCH + Math.max(0, balance), null, ""));
      older.used = MUCH;
      older.gone = MUCH;
      owed = Math.max(0, -balance);
      all.add(older);
    }

    void add(Entry came) {
      var lot = new Lot(came);
      lot.used = Math.min(owed, lot.points);
      owed -= lot.used;
      all.add(lot);
    }

    void use(long points) {
      owed += points;
      for (var lot : all) {
        long some = Math.min(owed, lot.left());
        lot.used += some;
        owed -= some;
      }
    }

    void expire(long points) {
      long left = points;
      for (var lot : all) {
        long some = Math.min(left, lot.left());
        lot.gone += some;
        left -= some;
      }
    }

    /** Those that were used last were not. */
    void giveBack(long points) {
      long left = points - Math.min(owed, points);
      owed -= points - left;
      for (var lot : all.reversed()) {
        long some = Math.min(left, lot.used);
        lot.used -= some;
        left -= some;
      }
    }

    /** They never came: who has used them has used others, or what went of them was others. */
    void takeBack(Lot lot, long points) {
      lot.points -= points;
      long others = Math.max(0, -lot.left());
      long used = Math.min(lot.used, others);
      lot.used -= used;
      lot.gone -= others - used;
      use(others);
    }
  }

  /**
   * How many points of an order were gone before they were taken back, so that they are not taken a
   * second time.
   *
   * @param balance of its customer before the first entry
   * @param ledger of its customer, as it was written, from where they came or earlier
   * @param reason of the points that came
   */
  static long gone(long balance, List<Entry> ledger, long order, String reason) {
    var lots = new Lots(balance);
    for (var it : ledger) {
      switch (it.kind()) {
        case EARNED, BONUS -> lots.add(it);
        case ADJUSTED -> {
          if (it.points() > 0) lots.add(it);
          else lots.use(-it.points());
        }
        case REDEEMED -> lots.use(-it.points());
        case GIVEN_BACK -> lots.giveBack(it.points());
        case EXPIRED -> {
          if (it.points() < 0) lots.expire(-it.points());
          else of(lots, it).gone -= it.points();
        }
        case TAKEN_BACK -> lots.takeBack(of(lots, it), -it.points());
      }
    }
    return lots.all.stream()
        .filter(it -> it.came.isOf(order, reason))
        .mapToLong(it -> it.gone)
        .sum();
  }

  /** The one that an entry undoes. */
  private static Lot of(Lots lots, Entry undone) {
    var order = undone.order();
    return lots.all.reversed().stream()
        .filter(it -> order != null && it.came.isOf(order, undone.reason()))
        .findFirst()
        .orElse(lots.older);
  }
}
