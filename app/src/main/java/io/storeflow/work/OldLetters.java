package io.storeflow.work;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.trouble.Fingerprint;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Forgets what was resolved a while ago, and finds out what failed alike of what a release before
 * laid aside, which knew of no such thing.
 */
@Component
class OldLetters implements ExpiringOfStore, CatchesUp {
  static final Duration KEPT = Duration.ofDays(90);

  private final DSLContext db;
  private final Transactions transactions;
  private final Clock clock;

  OldLetters(DSLContext db, Transactions transactions, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public int forgetExpired(Store store) {
    var letter = only(store, DEAD_LETTER);
    return db.deleteFrom(letter)
        .where(letter.RESOLVED_AT.lt(clock.instant().minus(KEPT)))
        .limit(ExpiringOfStore.STEP)
        .execute();
  }

  @Override
  public Step catchUp(Store store, long after) {
    var letter = only(store, DEAD_LETTER);
    var some =
        db.select(letter.ID, letter.KIND, letter.ERROR)
            .from(letter)
            .where(letter.FINGERPRINT.isNull())
            .and(letter.ID.gt(after))
            .orderBy(letter.ID)
            .limit(CatchesUp.STEP)
            .fetch();
    if (some.isEmpty()) return new Step(after, 0, false);
    transactions.write(
        () -> {
          for (var row : some)
            db.update(letter)
                .set(letter.FINGERPRINT, Fingerprint.of(row.value2(), row.value3()))
                .where(letter.ID.eq(row.value1()))
                .execute();
        });
    List<Long> ids = some.map(row -> row.value1());
    return new Step(ids.getLast(), ids.size(), ids.size() == CatchesUp.STEP);
  }
}
