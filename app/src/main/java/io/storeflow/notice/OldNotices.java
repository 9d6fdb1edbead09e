package io.storeflow.notice;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Forgets notices after a while, and those of a merchant beyond so many. */
@Component
class OldNotices implements ExpiringOfStore {
  static final Duration KEPT = Duration.ofDays(90);

  /** Of one merchant. */
  static final int MOST = 2_000;

  private final DSLContext db;
  private final Clock clock;

  OldNotices(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public int forgetExpired(Store store) {
    var n = only(store.merchant(), NOTICE);
    // The first that is too many, and the last whose time is over: all before are as old.
    var beyond =
        db.select(n.ID).from(n).orderBy(n.ID.desc()).limit(1).offset(MOST).fetchOptional(n.ID);
    var old = n.AT.lt(clock.instant().minus(KEPT));
    return db.deleteFrom(n)
        .where(beyond.map(it -> old.or(n.ID.le(it))).orElse(old))
        .limit(STEP)
        .execute();
  }
}
