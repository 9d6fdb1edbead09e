package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.EVENT_READER;
import static io.storeflow.db.Tables.MERCHANT_EVENT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Forgets events some time after all readers have read them. */
@Component
class OldEvents implements ExpiringOfStore {
  static final Duration KEPT = Duration.ofDays(30);

  private record Row(long position, Instant at) {}

  private final DSLContext db;
  private final Clock clock;
  private final List<ReadsEvents> readers;

  OldEvents(DSLContext db, Clock clock, List<ReadsEvents> readers) {
    this.db = db;
    this.clock = clock;
    this.readers = readers;
  }

  @Override
  public int forgetExpired(Store store) {
    return Math.max(forget(store), forget(store.merchant()));
  }

  private int forget(Store store) {
    var e = only(store, EVENT);
    var first =
        db.select(e.POSITION, e.AT)
            .from(e)
            .where(e.POSITION.le(readByAll(store)))
            .orderBy(e.POSITION)
            .limit(STEP)
            .fetch(mapping(Row::new));
    return db.deleteFrom(e).where(e.POSITION.le(lastExpired(first))).execute();
  }

  /** Nobody reads events of merchants yet. */
  private int forget(Merchant merchant) {
    var e = only(merchant, MERCHANT_EVENT);
    var first =
        db.select(e.POSITION, e.AT)
            .from(e)
            .orderBy(e.POSITION)
            .limit(STEP)
            .fetch(mapping(Row::new));
    return db.deleteFrom(e).where(e.POSITION.le(lastExpired(first))).execute();
  }

  /** Up to where all have read; also those of another release that runs beside this one. */
  private long readByAll(Store store) {
    var r = only(store, EVENT_READER);
    var positions = db.select(r.READER, r.POSITION).from(r).fetchMap(r.READER, r.POSITION);
    boolean all = readers.stream().allMatch(reader -> positions.containsKey(reader.reader()));
    return all ? positions.values().stream().mapToLong(Long::longValue).min().orElse(0) : 0;
  }

  /** Of the first events, the last of those at the beginning whose time is over; 0 for none. */
  private long lastExpired(List<Row> first) {
    var limit = clock.instant().minus(KEPT);
    return first.stream()
        .takeWhile(row -> row.at().isBefore(limit))
        .mapToLong(Row::position)
        .max()
        .orElse(0);
  }
}
