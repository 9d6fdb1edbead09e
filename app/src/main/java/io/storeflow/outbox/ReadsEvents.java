package io.storeflow.outbox;

import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;

/**
 * Something that follows what happens in stores; declare it as a bean, and {@link EventReading}
 * gives it each event of its kinds at least once, those of one store in their order, never to two
 * nodes at a time. An event says that something has changed, not what it has become: that is read.
 */
public interface ReadsEvents {
  /** The name under which its position is kept: it never changes. At most 40 characters. */
  String reader();

  /** What it wants to know of. */
  Set<EventKind> kinds();

  /**
   * Whether it is woken at once when that happens, which costs the transaction a statement; else it
   * reads at the next sweep, within half a minute: right for what each order does.
   */
  default boolean isWoken() {
    return true;
  }

  /**
   * Takes in what has happened, in a transaction in which it is also noted as read: what is written
   * to the database is written once. What is to go outside is enqueued as a job. If it throws, the
   * same events come again.
   *
   * @param events of its kinds, in order; of an older release's late ones the order is that in
   *     which they were found
   */
  void read(Store store, List<Event> events);
}
