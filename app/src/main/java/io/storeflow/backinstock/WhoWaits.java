package io.storeflow.backinstock;

import static io.storeflow.db.Tables.STOCK_WISH;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.Variant;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Those who have confirmed and wait, as long as nobody has told them. */
@Component
class WhoWaits {
  private final DSLContext db;
  private final Jobs jobs;
  private final Clock clock;

  WhoWaits(DSLContext db, Jobs jobs, Clock clock) {
    this.db = db;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** How many were told of the variant lately: they may be about to buy what is there. */
  Field<Integer> toldLately(Store store, Variant v) {
    var w = only(store, STOCK_WISH);
    var since = clock.instant().minus(StockWishes.TOLD);
    return field(selectCount().from(w).where(w.VARIANT_ID.eq(v.ID)).and(w.TOLD_AT.gt(since)));
  }

  /** Takes the first ones who wait for the variant, and has them told. In a transaction. */
  int tell(Store store, long variant, int most) {
    var w = only(store, STOCK_WISH);
    List<Long> ids =
        db.select(w.ID)
            .from(w)
            .where(w.VARIANT_ID.eq(variant))
            .and(w.TOLD_AT.isNull())
            .and(w.CONFIRMED_AT.isNotNull())
            .orderBy(w.CONFIRMED_AT, w.ID)
            .limit(most)
            .fetch(w.ID);
    if (ids.isEmpty()) return 0;
    db.update(w).set(w.TOLD_AT, clock.instant()).where(w.ID.in(ids)).execute();
    for (long id : ids)
      jobs.enqueue(WishMail.KIND, new WishMail(store.id(), id, true), Jobs.Priority.LOW);
    return ids.size();
  }
}
