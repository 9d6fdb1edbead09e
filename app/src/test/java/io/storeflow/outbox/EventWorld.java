package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT_READER;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.DSLContext;

/** A store in which things happen, and a reader that follows it. */
final class EventWorld {
  final Store store;
  final Notes reader = new Notes();

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final Outbox outbox;

  EventWorld(World world, DSLContext db, Transactions transactions, Pulse pulse, Outbox outbox) {
    store = world.store();
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.outbox = outbox;
  }

  /** What a node does with these readers. */
  EventReading node(ReadsEvents... readers) {
    return new EventReading(db, transactions, pulse, List.of(readers));
  }

  Pulse.Beat tell(long... orders) {
    return transactions.write(() -> tellInside(orders));
  }

  /** In the transaction that is open. */
  Pulse.Beat tellInside(long... orders) {
    var events =
        LongStream.of(orders).mapToObj(it -> new Event(EventKind.ORDER_MOVED, it, 1)).toList();
    return outbox.tell(store, Set.of(), events);
  }

  long position() {
    var mine = only(store, EVENT_READER);
    return db.select(mine.POSITION)
        .from(mine)
        .where(mine.READER.eq(reader.reader()))
        .fetchSingle(mine.POSITION);
  }

  List<Long> storesWithNews() {
    return pulse.storesWithNews(store.id() - 1, 10);
  }
}
