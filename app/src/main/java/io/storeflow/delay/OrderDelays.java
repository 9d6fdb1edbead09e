package io.storeflow.delay;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.val;

import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Says another time for an order than was promised: boards, tracking and a mail tell it. */
@Service
public class OrderDelays {
  /** No order is said to come later than so long from now. */
  public static final Duration LONGEST = Duration.ofDays(365);

  /** Why it cannot be said. */
  public enum Refusal {
    /** Nobody works on it any more, or nothing of it is sent. */
    DONE,
    /** It is over, or further away than a year. */
    TIME
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final OrderRows orders;
  private final OrderChanges changes;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderDelays(
      DSLContext db,
      Transactions transactions,
      OrderRows orders,
      OrderChanges changes,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says when it will be there; the time by which it has to be ready moves by as much. The same
   * time twice is told once.
   *
   * @return why not; empty where it is said
   * @throws NotFound if the store has no such order
   */
  public Optional<Refusal> delay(Store store, long number, Instant at, Actor actor) {
    return transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          if (!order.fulfilment().isOpen() || !order.sent()) return Optional.of(Refusal.DONE);
          var now = clock.instant();
          if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST))) return Optional.of(Refusal.TIME);
          var o = only(store, ORDERS);
          var was =
              db.select(o.PROMISED_AT, o.READY_BY).from(o).where(o.ID.eq(order.id())).fetchSingle();
          var before = was.value1();
          if (at.equals(before)) return Optional.empty();
          var ready = was.value2();
          var readyBy =
              before == null || ready == null ? at : ready.plus(Duration.between(before, at));
          db.update(o)
              .set(o.PROMISED_AT, at)
              .set(o.READY_BY, val(readyBy, o.READY_BY))
              .where(o.ID.eq(order.id()))
              .execute();
          timeline.add(store, order.id(), Timeline.DELAYED, actor, at.toString());
          changes.touch(store, order);
          changes.audit(
              store,
              order.number(),
              "order.delayed",
              Audited.Changes.none().field("promised", before, at),
              actor);
          changes.announce(
              store, order, order.fulfilment(), order.payment(), EventKind.ORDER_DELAYED, null);
          events.publishEvent(new OrderDelayed(store.id(), order.id()));
          return Optional.empty();
        });
  }
}
