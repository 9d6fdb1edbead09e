package io.storeflow.order;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockMove;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes one change of an order: the row as it was read, or not at all; event, audit log, and the
 * announcement after commit. Joins the caller's transaction.
 */
@Component
class OrderChanges {
  private final OrderRows rows;
  private final Inventory inventory;
  private final Timeline timeline;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderChanges(
      OrderRows rows,
      Inventory inventory,
      Timeline timeline,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.inventory = inventory;
    this.timeline = timeline;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes the change and what is said of it in the timeline.
   *
   * @throws IllegalMove if the order is not any more as it was read; nothing was changed then
   */
  void write(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      String kind,
      Actor actor,
      String detail) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var settledAt = from.settledAt(to, payment, now);
    rows.update(store, from, to, payment, settledAt, now);
    timeline.add(store, from.id(), kind, actor, detail);
    if (!kind.equals(Timeline.PAID)) tellSettled(store, from, settledAt, actor);
    publish(store, from, to, settledAt);
    var changes =
        Audited.Changes.none()
            .field("fulfilment_state", from.fulfilment().code(), to.code())
            .field("settled_at", text(from.settledAt()), text(settledAt));
    // Of an order that counts as paid, and of which nobody has seen the money, nothing is told.
    boolean due = from.payment() == PaymentState.PAID && from.settledAt() == null;
    if (!due || settledAt != null)
      changes.field("payment_state", from.payment().code(), payment.code());
    audit(
        store,
        from.number(),
        to == FulfilmentState.CANCELLED ? "order.cancelled" : "order.moved",
        changes,
        actor);
  }

  /**
   * Writes that the store has its money, or (null) that it does not after all.
   *
   * @throws IllegalMove as {@link #write}
   */
  void settle(Store store, Current from, @Nullable Instant settledAt, Actor actor) {
    var state = from.fulfilment();
    rows.update(store, from, state, from.payment(), settledAt, null);
    tellSettled(store, from, settledAt, actor);
    publish(store, from, state, settledAt);
    audit(
        store,
        from.number(),
        settledAt == null ? "order.unsettled" : "order.settled",
        Audited.Changes.none().field("settled_at", text(from.settledAt()), text(settledAt)),
        actor);
  }

  private void publish(Store store, Current from, FulfilmentState to, @Nullable Instant settledAt) {
    events.publishEvent(
        new OrderMoved(
            store.id(),
            from.id(),
            from.fulfilment(),
            to,
            from.settledAt() != null,
            settledAt != null,
            from.byCards(),
            from.sellsCards()));
  }

  private void tellSettled(Store store, Current from, @Nullable Instant settledAt, Actor actor) {
    boolean had = from.settledAt() != null;
    if (had == (settledAt != null)) return;
    timeline.add(store, from.id(), had ? Timeline.UNSETTLED : Timeline.SETTLED, actor, "");
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** Announces an order that has come from one state to another: the last thing of the change. */
  void announce(
      Store store, Current from, FulfilmentState to, PaymentState payment, List<StockMove> moves) {
    announce(store, from, to, payment, EventKind.ORDER_MOVED, moves);
  }

  /**
   * Announces that the store has its money, or does not after all: the last thing of the change.
   */
  void announceSettled(Store store, Current from, boolean settled) {
    var kind = settled ? EventKind.ORDER_SETTLED : EventKind.ORDER_UNSETTLED;
    announce(store, from, from.fulfilment(), from.payment(), kind, List.of());
  }

  /** Writes the events, beats the pulse, and tells everybody after commit. */
  private void announce(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      EventKind kind,
      List<StockMove> moves) {
    var parts = Inventory.parts(moves);
    parts.add(Pulse.Part.ORDERS);
    var happened = new ArrayList<>(List.of(new Event(kind, from.id(), from.version() + 1)));
    happened.addAll(Inventory.events(moves));
    var beat = outbox.tell(store, parts, happened);
    events.publishEvent(
        new OrderChanged(
            store.id(),
            store.publicId(),
            store.merchant().publicId(),
            from.id(),
            from.publicId(),
            Long.toString(from.number()),
            payment,
            to,
            from.version() + 1,
            beat.orders(),
            false,
            clock.instant()));
    if (!moves.isEmpty()) events.publishEvent(inventory.changed(store, moves, beat.inventory()));
  }

  void audit(Store store, long number, String action, Audited.Changes changes, Actor actor) {
    events.publishEvent(
        Audited.in(store, actor, action, "order", Long.toString(number), "#" + number, changes));
  }
}
