package io.storeflow.idempotency;

import static io.storeflow.db.Tables.IDEMPOTENCY;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.failure.SqlError;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes a request that is sent twice one order. The key is a row, written first in the order's own
 * transaction and locked until it ends: a second request sees the lock (it is still running), the
 * finished row (the same answer again), or nothing (the first was refused, or died: the key is
 * free).
 */
@Component
public class IdempotencyKeys implements ExpiringOfStore {
  static final Duration LIFE = Duration.ofHours(24);

  private final DSLContext db;
  private final Clock clock;

  IdempotencyKeys(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * The answer that was given before, without waiting for one that is on its way. Call it outside a
   * transaction. An expired key is free again.
   *
   * @throws KeyTaken if a request with this key is running
   */
  public Optional<Answered> answer(Store store, String key, String requestHash) {
    var row = only(store, IDEMPOTENCY);
    var found =
        inProgress(
            () ->
                db.select(row.REQUEST_HASH, row.RESPONSE, row.CREATED_AT)
                    .from(row)
                    .where(row.IDEMPOTENCY_KEY.eq(key))
                    .forUpdate()
                    .noWait()
                    .fetchOptional());
    if (found.isEmpty()) return Optional.empty();
    var over = clock.instant().minus(LIFE);
    if (found.get().value3().isAfter(over))
      return found.map(it -> new Answered(it.value2(), it.value1().equals(requestHash)));
    db.deleteFrom(row).where(row.IDEMPOTENCY_KEY.eq(key)).and(row.CREATED_AT.le(over)).execute();
    return Optional.empty();
  }

  /**
   * Claims the key for the caller's transaction; the answer becomes valid with its commit.
   *
   * @throws KeyTaken if another request has claimed it since {@link #answer}
   */
  public void claim(Store store, String key, String requestHash, String response) {
    inProgress(
        () ->
            insertInto(db, store, IDEMPOTENCY)
                .set(IDEMPOTENCY.IDEMPOTENCY_KEY, key)
                .set(IDEMPOTENCY.REQUEST_HASH, requestHash)
                .set(IDEMPOTENCY.STATUS, (short) HttpStatus.CREATED.value())
                .set(IDEMPOTENCY.RESPONSE, response)
                .set(IDEMPOTENCY.CREATED_AT, clock.instant())
                .execute());
  }

  @Override
  public int forgetExpired(Store store) {
    var row = only(store, IDEMPOTENCY);
    return db.deleteFrom(row)
        .where(row.CREATED_AT.lt(clock.instant().minus(LIFE)))
        .limit(STEP)
        .execute();
  }

  /** The answer that was given under this key, to whatever request. */
  public Optional<Answered> answered(Store store, String key, String requestHash) {
    var row = only(store, IDEMPOTENCY);
    return db.select(row.RESPONSE, row.REQUEST_HASH)
        .from(row)
        .where(row.IDEMPOTENCY_KEY.eq(key))
        .and(row.CREATED_AT.gt(clock.instant().minus(LIFE)))
        .fetchOptional(it -> new Answered(it.value1(), it.value2().equals(requestHash)));
  }

  private static <T> T inProgress(java.util.function.Supplier<T> statement) {
    try {
      return statement.get();
    } catch (DuplicateKeyException other) {
      throw new KeyTaken(true);
    } catch (DataAccessException failure) {
      if (SqlError.LOCK_NOWAIT.isCauseOf(failure) || SqlError.LOCK_WAIT_TIMEOUT.isCauseOf(failure))
        throw new KeyTaken(false);
      throw failure;
    }
  }
}
