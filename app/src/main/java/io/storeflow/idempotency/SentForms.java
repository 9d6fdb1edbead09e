package io.storeflow.idempotency;

import static io.storeflow.db.Tables.IDEMPOTENCY;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Digest;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes a form that is sent twice, by two clicks or by a page that is loaded again, do what it says
 * once, where what it does keeps no key of its own. Known for a day, beside the keys of programs.
 */
@Component
public class SentForms {
  private final DSLContext db;
  private final Clock clock;

  SentForms(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * What the form has done, if it was sent before.
   *
   * @param kept what is kept of its key ({@link io.storeflow.platform.form.OnceKey#kept})
   * @return the public id of it
   */
  public Optional<String> done(Store store, String kept) {
    var row = only(store, IDEMPOTENCY);
    return db.select(row.RESPONSE)
        .from(row)
        .where(row.IDEMPOTENCY_KEY.eq(kept))
        .fetchOptional(row.RESPONSE);
  }

  /**
   * Claims the key for the caller's transaction, as the first thing in it; waits for one that does
   * the same just now, and is free again if that is rolled back.
   *
   * @param kept as in {@link #done}
   * @param made public id of what is done; may be empty
   * @throws SentBefore if it was done before
   */
  public void once(Store store, String kept, String made) {
    int claimed =
        insertInto(db, store, IDEMPOTENCY)
            .set(IDEMPOTENCY.IDEMPOTENCY_KEY, kept)
            .set(IDEMPOTENCY.REQUEST_HASH, Digest.sha256(kept))
            .set(IDEMPOTENCY.STATUS, (short) HttpStatus.SEE_OTHER.value())
            .set(IDEMPOTENCY.RESPONSE, made)
            .set(IDEMPOTENCY.CREATED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute();
    if (claimed == 0) throw new SentBefore(done(store, kept).orElse(made));
  }
}
