package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.db.Tables.WITHDRAWAL_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Forgets declarations of which nothing can follow any more. What is claimed by one is barred three
 * years after the end of its year (so § 195 and § 199 BGB, as others of the Union within that), and
 * one that names no order of the store proves nothing once nobody can withdraw any more: a year and
 * 14 days where shoppers were told nothing of their right (Directive 2011/83/EU, article 10).
 */
@Component
class WithdrawalExpiry implements ExpiringOfStore {
  static final Duration BARRED = Duration.ofDays(4 * 366);
  static final Duration OVER = Duration.ofDays(366 + 14);

  private final DSLContext db;
  private final Transactions transactions;
  private final Clock clock;

  WithdrawalExpiry(DSLContext db, Transactions transactions, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public int forgetExpired(Store store) {
    var now = clock.instant();
    var w = only(store, WITHDRAWAL);
    var l = only(store, WITHDRAWAL_LINE);
    var barred = w.DECLARED_AT.lt(now.minus(BARRED));
    var over = w.ORDER_ID.isNull().and(w.DECLARED_AT.lt(now.minus(OVER)));
    return transactions.write(
        () -> {
          var ids = db.select(w.ID).from(w).where(barred.or(over)).limit(STEP).fetch(w.ID);
          if (ids.isEmpty()) return 0;
          db.deleteFrom(l).where(l.WITHDRAWAL_ID.in(ids)).execute();
          return db.deleteFrom(w).where(w.ID.in(ids)).execute();
        });
  }
}
