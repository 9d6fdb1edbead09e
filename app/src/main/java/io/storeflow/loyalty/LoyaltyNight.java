package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.loyalty.PointsLedger.Posting;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What the calendar does to points, once a day: birthdays bring some, old ones go. Member by
 * member, in steps: what was done stays done, and is not done again.
 */
@Component
class LoyaltyNight {
  static final String BIRTHDAY = "birthday";
  private static final int STEP = 500;

  /** Between two birthdays, whatever the zone they are looked at in. */
  private static final Duration APART = Duration.ofDays(300);

  private final DSLContext db;
  private final Transactions transactions;
  private final Stores stores;
  private final Programs programs;
  private final PointsLedger ledger;
  private final Clock clock;

  LoyaltyNight(
      DSLContext db,
      Transactions transactions,
      Stores stores,
      Programs programs,
      PointsLedger ledger,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.stores = stores;
    this.programs = programs;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All merchants, each by its first store. */
  void run() {
    run(STEP);
  }

  /**
   * The same.
   *
   * @param step of how many it knows the ids at once
   */
  void run(int step) {
    long behind = Long.MIN_VALUE;
    for (var some = stores.firsts(behind, step);
        !some.isEmpty();
        some = stores.firsts(behind, step)) {
      for (long id : some) {
        var store = stores.reopen(id);
        run(store);
        behind = store.merchant().id();
      }
    }
  }

  /** The merchant of the store, by the calendar of the store. */
  void run(Store store) {
    var program = programs.read(store);
    if (program.active() && program.birthday() > 0) birthdays(store, program.birthday());
    if (program.active() && program.months() > 0) expire(store, program.months());
  }

  private void birthdays(Store store, int points) {
    var today = LocalDate.ofInstant(clock.instant(), store.timeZone());
    for (var day : celebrated(today))
      each(
          behind -> bornOn(store, day, behind),
          customer -> congratulate(store, customer, today, points));
  }

  /** Who is born on a leap day has a birthday each year. */
  static List<MonthDay> celebrated(LocalDate today) {
    var day = MonthDay.from(today);
    boolean standsIn = day.equals(MonthDay.of(2, 28)) && !today.isLeapYear();
    return standsIn ? List.of(day, MonthDay.of(2, 29)) : List.of(day);
  }

  /** Members, a page of ids after the other. */
  private static void each(LongFunction<List<Long>> page, LongConsumer work) {
    for (var some = page.apply(0); !some.isEmpty(); some = page.apply(some.getLast()))
      some.forEach(work::accept);
  }

  private List<Long> bornOn(Store store, MonthDay day, long behind) {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    return db.select(m.CUSTOMER_ID)
        .from(m)
        .where(m.BIRTH_MONTH.eq(day.getMonthValue()))
        .and(m.BIRTH_DAY.eq(day.getDayOfMonth()))
        .and(m.CUSTOMER_ID.gt(behind))
        .orderBy(m.CUSTOMER_ID)
        .limit(STEP)
        .fetch(m.CUSTOMER_ID);
  }

  private void congratulate(Store store, long customer, LocalDate today, int points) {
    var l = only(store.merchant(), LOYALTY_LEDGER);
    var year = clock.instant().minus(APART);
    transactions.write(
        () -> {
          ledger.lock(store, customer);
          // Anybody may say a birthday, with any number of addresses.
          if (ledger.broughtByOrders(store.merchant(), customer) <= 0) return;
          boolean had =
              db.fetchExists(
                  db.selectOne()
                      .from(l)
                      .where(l.CUSTOMER_ID.eq(customer))
                      .and(l.KIND.eq(PointsKind.BONUS))
                      .and(l.REASON.eq(BIRTHDAY))
                      .and(l.AT.gt(year)));
          if (had) return;
          ledger.write(
              store.merchant(),
              customer,
              Posting.of(PointsKind.BONUS, points, null)
                  .because(
                      BIRTHDAY, Actor.SYSTEM, BIRTHDAY + "." + customer + "." + today.getYear()));
        });
  }

  private void expire(Store store, int months) {
    var old = Expiry.before(clock.instant(), months);
    each(behind -> holders(store, behind, old), customer -> expire(store, customer, old));
  }

  /** Members with points, of whom some entry is old enough. */
  private List<Long> holders(Store store, long behind, Instant old) {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    return db.select(m.CUSTOMER_ID)
        .from(m)
        .where(m.CUSTOMER_ID.gt(behind))
        .and(m.BALANCE.gt(0L))
        .and(m.JOINED_AT.le(old))
        .orderBy(m.CUSTOMER_ID)
        .limit(STEP)
        .fetch(m.CUSTOMER_ID);
  }

  private void expire(Store store, long customer, Instant old) {
    transactions.write(
        () -> {
          ledger.lock(store, customer);
          long gone = Expiry.due(sums(store, customer, old));
          ledger.write(store.merchant(), customer, Posting.of(PointsKind.EXPIRED, -gone, null));
        });
  }

  private List<Expiry.Sum> sums(Store store, long customer, Instant old) {
    var l = only(store.merchant(), LOYALTY_LEDGER);
    var isOld = field(when(l.SINCE.le(old), inline(1)).otherwise(inline(0))).as("is_old");
    var comes = field(when(l.POINTS.gt(0L), inline(1)).otherwise(inline(0))).as("comes");
    var points = sum(l.POINTS);
    var sums = new ArrayList<Expiry.Sum>();
    db.select(l.KIND, isOld, comes, points)
        .from(l)
        .where(l.CUSTOMER_ID.eq(customer))
        .and(l.KIND.ne(PointsKind.GIVEN_BACK).or(l.AT.le(clock.instant().minus(Expiry.AGAIN))))
        .groupBy(l.KIND, isOld, comes)
        .forEach(
            row ->
                sums.add(
                    new Expiry.Sum(row.value1(), row.value2() == 1, row.value4().longValue())));
    return sums;
  }
}
