package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.EVENT_READER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Store;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets each reader read what it has not read yet. The position up to where it has read is locked
 * while it reads, and written in the same transaction: who dies in between has read nothing.
 */
@Component
public class EventReading {
  private static final Logger LOG = LoggerFactory.getLogger(EventReading.class);

  /** Events of one transaction at most. */
  static final int STEP = 200;

  /** What came of a step. */
  private enum Step {
    READ,
    NOTHING_NEW,
    /** Another node is reading for this reader. */
    LOCKED
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final List<ReadsEvents> readers;

  EventReading(DSLContext db, Transactions transactions, Pulse pulse, List<ReadsEvents> readers) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.readers = readers;
  }

  /**
   * Reads all that is new in the store, for all readers; one that fails keeps no other from it.
   *
   * @return false if another node is reading for one of them: that one was left out
   */
  public boolean read(Store store) {
    RuntimeException failed = null;
    boolean all = true;
    for (var reader : readers) {
      try {
        all &= read(store, reader);
      } catch (RuntimeException failure) {
        LOG.warn("{} cannot read the events of {}", reader.reader(), store.publicId(), failure);
        failed = failure;
      }
    }
    passed(store);
    if (failed != null) throw failed;
    return all;
  }

  /** Reads all that is new in the store for one reader; false if another node does. */
  public boolean read(Store store, ReadsEvents reader) {
    begin(store, reader);
    var step = Step.READ;
    while (step == Step.READ) step = transactions.write(() -> step(store, reader));
    return step == Step.NOTHING_NEW;
  }

  private Step step(Store store, ReadsEvents reader) {
    var locked = lock(store, reader);
    if (locked.isEmpty()) return Step.LOCKED;
    var rows = next(store, locked.getAsLong());
    if (rows.isEmpty()) return Step.NOTHING_NEW;
    var events =
        rows.stream()
            .flatMap(
                row ->
                    // Empty for a kind of a newer release, which may run beside this one.
                    Coded.find(EventKind.class, row.value2())
                        .map(kind -> new Event(kind, row.value3(), row.value4()))
                        .stream())
            .filter(event -> reader.kinds().contains(event.kind()))
            .toList();
    if (!events.isEmpty()) reader.read(store, events);
    var mine = only(store, EVENT_READER);
    db.update(mine)
        .set(mine.POSITION, rows.getLast().value1())
        .where(mine.READER.eq(reader.reader()))
        .execute();
    return Step.READ;
  }

  /** A new reader begins with the oldest event that is kept. */
  private void begin(Store store, ReadsEvents reader) {
    var mine = only(store, EVENT_READER);
    var there = db.select(mine.READER).from(mine).where(mine.READER.eq(reader.reader()));
    if (db.fetchExists(there)) return;
    insertInto(db, store, EVENT_READER)
        .set(EVENT_READER.READER, reader.reader())
        .set(EVENT_READER.POSITION, 0L)
        .onDuplicateKeyIgnore()
        .execute();
  }

  private OptionalLong lock(Store store, ReadsEvents reader) {
    var mine = only(store, EVENT_READER);
    return db
        .select(mine.POSITION)
        .from(mine)
        .where(mine.READER.eq(reader.reader()))
        .forUpdate()
        .skipLocked()
        .fetch(mine.POSITION)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private List<Record4<Long, String, Long, Integer>> next(Store store, long position) {
    var e = only(store, EVENT);
    return db.select(e.POSITION, e.KIND, e.SUBJECT_ID, e.VERSION)
        .from(e)
        .where(e.POSITION.gt(position))
        .orderBy(e.POSITION)
        .limit(STEP)
        .fetch();
  }

  /** Once all have read all there is no news in the store. */
  private void passed(Store store) {
    var names = readers.stream().map(ReadsEvents::reader).toList();
    var mine = only(store, EVENT_READER);
    db.select(mine.POSITION).from(mine).where(mine.READER.in(names)).fetch(mine.POSITION).stream()
        .min(Long::compare)
        .ifPresent(position -> pulse.eventsRead(store, position));
  }
}
