package io.storeflow.pricehistory;

import static io.storeflow.db.Tables.PRICE_CHANGE;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Throws away what a year has passed over; the lowest price before stays with its variant. */
@Component
class PriceHistoryExpiry implements ExpiringOfStore {
  static final Duration KEPT = Duration.ofDays(365);

  private final DSLContext db;
  private final Clock clock;

  PriceHistoryExpiry(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public int forgetExpired(Store store) {
    var old = only(store, PRICE_CHANGE);
    return db.deleteFrom(old)
        .where(old.CHANGED_AT.lt(clock.instant().minus(KEPT)))
        .limit(STEP)
        .execute();
  }
}
