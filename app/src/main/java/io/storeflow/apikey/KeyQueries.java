package io.storeflow.apikey;

import static io.storeflow.db.Tables.API_KEY;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;

/** Reads keys. */
@Component
class KeyQueries {
  /** How many of those that were revoked are still listed. */
  private static final int PAST = 20;

  private final DSLContext db;

  KeyQueries(DSLContext db) {
    this.db = db;
  }

  /** Those that hold, the newest first, then the last that were revoked. Two statements. */
  List<ApiKey> all(Store store) {
    var k = only(store, API_KEY);
    var keys =
        new ArrayList<>(
            rows(store, k.REVOKED_AT.isNull())
                .orderBy(k.ID.desc())
                .limit(ApiKeys.MOST)
                .fetch(KeyQueries::key));
    keys.addAll(
        rows(store, k.REVOKED_AT.isNotNull())
            .orderBy(k.REVOKED_AT.desc(), k.ID.desc())
            .limit(PAST)
            .fetch(KeyQueries::key));
    return keys;
  }

  Optional<ApiKey> find(Store store, String publicId) {
    return rows(store, only(store, API_KEY).PUBLIC_ID.eq(publicId)).fetchOptional(KeyQueries::key);
  }

  Optional<ApiKey> byHash(Store store, String hash) {
    return rows(store, only(store, API_KEY).TOKEN_HASH.eq(hash)).fetchOptional(KeyQueries::key);
  }

  /** Under which it is found. */
  String hash(Store store, long id) {
    var k = only(store, API_KEY);
    return db.select(k.TOKEN_HASH).from(k).where(k.ID.eq(id)).fetchSingle(k.TOKEN_HASH);
  }

  /** Writes down that the key was used, unless somebody else has within the minute. */
  void used(Store store, long id, Instant now, Instant before) {
    var k = only(store, API_KEY);
    db.update(k)
        .set(k.LAST_USED_AT, now)
        .where(k.ID.eq(id))
        .and(k.LAST_USED_AT.isNull().or(k.LAST_USED_AT.lt(before)))
        .execute();
  }

  private SelectConditionStep<? extends Record> rows(Store store, Condition which) {
    var k = only(store, API_KEY);
    return db.select(
            k.ID,
            k.PUBLIC_ID,
            k.NAME,
            k.HINT,
            k.SCOPES,
            k.CREATED_BY,
            k.CREATED_AT,
            k.EXPIRES_AT,
            k.REVOKED_AT,
            k.LAST_USED_AT)
        .from(k)
        .where(which);
  }

  private static ApiKey key(Record row) {
    return new ApiKey(
        row.get(API_KEY.ID),
        row.get(API_KEY.PUBLIC_ID),
        row.get(API_KEY.NAME),
        row.get(API_KEY.HINT),
        KeyScope.read(row.get(API_KEY.SCOPES)),
        row.get(API_KEY.CREATED_BY),
        row.get(API_KEY.CREATED_AT),
        row.get(API_KEY.EXPIRES_AT),
        row.get(API_KEY.REVOKED_AT),
        row.get(API_KEY.LAST_USED_AT));
  }
}
