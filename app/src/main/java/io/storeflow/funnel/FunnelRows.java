package io.storeflow.funnel;

import static io.storeflow.db.Tables.FUNNEL_COUNT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** One row for each stage and day of a store, to which is added. */
@Component
class FunnelRows implements ExpiringOfStore {
  /** Days for which it is known. */
  static final int KEPT = 400;

  private final DSLContext db;
  private final Transactions transactions;
  private final Clock clock;

  FunnelRows(DSLContext db, Transactions transactions, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Adds to what is known; joins the caller's transaction, if there is one. Rows are taken in their
   * order, so that two nodes never wait for each other.
   *
   * @param days by the calendar of the store, of each stage in its order how often
   */
  void add(Store store, SortedMap<LocalDate, Map<FunnelStage, Long>> days) {
    transactions.write(
        () ->
            days.forEach(
                (day, stages) -> stages.forEach((stage, times) -> add(store, day, stage, times))));
  }

  private void add(Store store, LocalDate day, FunnelStage stage, long times) {
    var f = FUNNEL_COUNT;
    insertInto(db, store, f)
        .set(f.DAY, day)
        .set(f.STAGE, stage)
        .set(f.TIMES, times)
        .onDuplicateKeyUpdate()
        .set(f.TIMES, f.TIMES.plus(times))
        .execute();
  }

  /** The first day on which a visit was counted, up to and with today; null for none. */
  @org.jspecify.annotations.Nullable
  LocalDate since(Store store) {
    var f = only(store, FUNNEL_COUNT);
    return db.select(min(f.DAY))
        .from(f)
        .where(f.STAGE.eq(FunnelStage.VISIT))
        .fetchSingle()
        .value1();
  }

  /** How often each stage was reached from a day on. */
  Map<FunnelStage, Long> sums(Store store, LocalDate from) {
    var f = only(store, FUNNEL_COUNT);
    var all = sum(f.TIMES).cast(Long.class);
    var sums = new EnumMap<FunnelStage, Long>(FunnelStage.class);
    db.select(f.STAGE, all)
        .from(f)
        .where(f.DAY.ge(from))
        .groupBy(f.STAGE)
        .forEach(it -> sums.put(it.value1(), it.value2()));
    return sums;
  }

  @Override
  public int forgetExpired(Store store) {
    var f = only(store, FUNNEL_COUNT);
    var first = clock.instant().atZone(store.timeZone()).toLocalDate().minusDays(KEPT);
    return db.deleteFrom(f).where(f.DAY.lt(first)).limit(STEP).execute();
  }
}
