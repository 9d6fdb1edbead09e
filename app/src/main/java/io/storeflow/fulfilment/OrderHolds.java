package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Holds orders for a reason: until they are released they neither move on nor go out. */
@Service
public class OrderHolds {
  private final DSLContext db;
  private final Transactions transactions;
  private final OrderRows orders;
  private final OrderChanges changes;
  private final Timeline timeline;

  OrderHolds(
      DSLContext db,
      Transactions transactions,
      OrderRows orders,
      OrderChanges changes,
      Timeline timeline) {
    this.db = db;
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
    this.timeline = timeline;
  }

  /** Why that order is held; empty where nobody holds it, and where there is none. */
  public Optional<Held> of(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(Held.of(store, o))
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional()
        .flatMap(row -> Optional.ofNullable(row.value1()));
  }

  /**
   * Holds an order, or says another reason for which it is held.
   *
   * @param note may be empty
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   * @throws CannotSend if nobody works on it any more
   */
  public void hold(Store store, long number, HoldReason reason, String note, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          if (order.fulfilment() == FulfilmentState.CANCELLED)
            throw new CannotSend(CannotSend.Why.CANCELLED);
          if (!order.fulfilment().isOpen()) throw new CannotSend(CannotSend.Why.NOTHING_LEFT);
          var before = of(store, number).orElse(null);
          if (before != null && before.reason() == reason && before.note().equals(note)) return;
          write(store, order.id(), reason, note);
          timeline.add(store, order.id(), reason.kind(), actor, note);
          tell(store, order, "order.held", before, new Held(reason, note, null), actor);
        });
  }

  /** Lets the order move on; nothing if nobody holds it. */
  public void release(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var before = of(store, number).orElse(null);
          if (before == null) return;
          write(store, order.id(), null, "");
          timeline.add(store, order.id(), Timeline.RELEASED, actor, "");
          tell(store, order, "order.released", before, null, actor);
        });
  }

  /** Forgets why an order was held that has ended: the timeline says it. Joins the transaction. */
  void end(Store store, long orderId) {
    var o = only(store, ORDERS);
    db.update(o)
        .setNull(o.HOLD_REASON)
        .set(o.HOLD_NOTE, "")
        .where(o.ID.eq(orderId))
        .and(o.HOLD_REASON.isNotNull())
        .execute();
  }

  private void write(Store store, long orderId, @Nullable HoldReason reason, String note) {
    var o = only(store, ORDERS);
    db.update(o)
        .set(o.HOLD_REASON, reason)
        .set(o.HOLD_NOTE, note)
        .where(o.ID.eq(orderId))
        .execute();
  }

  private void tell(
      Store store,
      OrderRows.Current order,
      String action,
      @Nullable Held before,
      @Nullable Held after,
      Actor actor) {
    changes.touch(store, order);
    changes.audit(
        store,
        order.number(),
        action,
        Audited.Changes.none()
            .field("hold_reason", reason(before), reason(after))
            .field("hold_note", note(before), note(after)),
        actor);
    var kind = after == null ? EventKind.ORDER_RELEASED : EventKind.ORDER_HELD;
    changes.announce(store, order, order.fulfilment(), order.payment(), kind, null);
  }

  private static @Nullable String reason(@Nullable Held held) {
    return held == null ? null : held.reason().code();
  }

  private static @Nullable String note(@Nullable Held held) {
    return held == null ? null : held.note();
  }
}
