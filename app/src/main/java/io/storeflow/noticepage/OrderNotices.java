package io.storeflow.noticepage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.order.OrderChanged;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventReading;
import io.storeflow.outbox.ReadsPlacedOrders;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells of new orders. An order costs no statement for it: the events are read a moment after the
 * commit, those of a store together, and what a crash has cut off at the next sweep.
 */
@Component
class OrderNotices implements ReadsPlacedOrders {
  private static final Logger LOG = LoggerFactory.getLogger(OrderNotices.class);
  private static final Duration SOON = Duration.ofMillis(150);

  /** What was placed before is no news: a release that knew of no notices has written it. */
  private static final Duration NEWS = Duration.ofHours(2);

  private final DSLContext db;
  private final Notices notices;
  private final Stores stores;

  /** Looked up late: it is made of all readers. */
  private final ObjectProvider<EventReading> reading;

  private final Clock clock;
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("order-notices").factory());

  OrderNotices(
      DSLContext db,
      Notices notices,
      Stores stores,
      ObjectProvider<EventReading> reading,
      Clock clock) {
    this.db = db;
    this.notices = notices;
    this.stores = stores;
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public String reader() {
    return "order-notices";
  }

  @Override
  public void read(Store store, List<Event> events) {
    var o = only(store, ORDERS);
    var numbers =
        db.select(o.ID, o.NUMBER)
            .from(o)
            .where(o.ID.in(events.stream().map(Event::subject).toList()))
            .and(o.PLACED_AT.gt(clock.instant().minus(NEWS)))
            .fetchMap(o.ID, o.NUMBER);
    for (var event : events) {
      var number = numbers.get(event.subject());
      if (number == null) continue;
      notices.tell(store, NoticeKind.NEW_ORDER, "#" + number, "/orders/" + number, Actor.SHOPPER);
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void placed(OrderChanged order) {
    if (!order.created() || !waiting.add(order.storeId())) return;
    try {
      thread.schedule(() -> catchUp(order.storeId()), SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      LOG.debug("Orders are told of at the next sweep");
    }
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }

  private void catchUp(long storeId) {
    waiting.remove(storeId);
    try {
      reading.getObject().read(stores.forWork(storeId), this);
    } catch (RuntimeException failure) {
      LOG.warn("Orders of store {} are told of at the next sweep: {}", storeId, failure.toString());
    }
  }
}
