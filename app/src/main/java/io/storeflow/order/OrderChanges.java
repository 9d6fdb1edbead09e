package io.storeflow.order;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.val;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockMove;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes one change of an order: the row as it was read, or not at all; event, audit log, and the
 * announcement after commit. Joins the caller's transaction.
 */
@Component
class OrderChanges {

  /** An order as far as its changes need to know it. */
  record Current(
      long id,
      String publicId,
      long number,
      PaymentState payment,
      FulfilmentState fulfilment,
      int version,
      boolean paidOnHandover,
      @Nullable Instant settledAt,
      @Nullable Instant closedAt) {

    /** Whether the store has the money, or would have had to get it by now. */
    boolean canBeSettled() {
      return payment == PaymentState.PAID && fulfilment != FulfilmentState.CANCELLED;
    }

    /**
     * Since when the store has the money, once the order has come there: what is paid against the
     * goods is settled with the hand-over, and is not if that is undone.
     */
    @Nullable Instant settledAt(FulfilmentState to, PaymentState paid, Instant now) {
      boolean came = paid == PaymentState.PAID && payment != PaymentState.PAID;
      boolean handed = to == FulfilmentState.COMPLETED && paidOnHandover && canBeSettled();
      if (settledAt == null) return came || handed ? now : null;
      boolean undone = fulfilment == FulfilmentState.COMPLETED && to.isOpen();
      return undone && settledAt.equals(closedAt) ? null : settledAt;
    }
  }

  private final DSLContext db;
  private final Inventory inventory;
  private final Timeline timeline;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderChanges(
      DSLContext db,
      Inventory inventory,
      Timeline timeline,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.inventory = inventory;
    this.timeline = timeline;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws NotFound if the store has no such order
   */
  Current current(Store store, long number) {
    var order = only(store, ORDERS);
    return read(store, order, order.NUMBER.eq(number), false);
  }

  /**
   * The order, which nobody else changes before this transaction ends: for what must not lose a
   * race, as money that has come.
   *
   * @throws NotFound if the store has no such order
   */
  Current locked(Store store, long id) {
    var order = only(store, ORDERS);
    return read(store, order, order.ID.eq(id), true);
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
    update(store, from, to, payment, settledAt, now);
    timeline.add(store, from.id(), kind, actor, detail);
    if (!kind.equals(Timeline.PAID)) tellSettled(store, from, settledAt, actor);
    events.publishEvent(new OrderMoved(store.id(), from.id(), from.fulfilment(), to));
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
    update(store, from, state, from.payment(), settledAt, null);
    tellSettled(store, from, settledAt, actor);
    audit(
        store,
        from.number(),
        settledAt == null ? "order.unsettled" : "order.settled",
        Audited.Changes.none().field("settled_at", text(from.settledAt()), text(settledAt)),
        actor);
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

  private Current read(
      Store store, io.storeflow.db.tables.Orders order, Condition which, boolean locked) {
    var found =
        db.select(
                order.ID,
                order.PUBLIC_ID,
                order.NUMBER,
                order.PAYMENT_STATE,
                order.FULFILMENT_STATE,
                order.VERSION,
                order.METHOD,
                order.PAID_BY,
                order.SETTLED_AT,
                order.CLOSED_AT)
            .from(order)
            .where(which);
    return (locked ? found.forUpdate() : found)
        .fetchOptional(
            Records.mapping(
                (id, publicId, number, payment, state, version, method, told, settled, closed) ->
                    new Current(
                        id,
                        publicId,
                        number,
                        payment,
                        state,
                        version,
                        paidOnHandover(store, method, told),
                        settled,
                        closed)))
        .orElseThrow(NotFound::new);
  }

  private static boolean paidOnHandover(Store store, Method method, @Nullable PaidBy told) {
    return (told == null ? method.paidBy(store) : told) == PaidBy.ON_HANDOVER;
  }

  /**
   * The UPDATE owns the race: it changes the order only as it was read.
   *
   * @param moved when; null if it stays where it is
   */
  private void update(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      @Nullable Instant settledAt,
      @Nullable Instant moved) {
    var order = only(store, ORDERS);
    int changed =
        db.update(order)
            .set(order.FULFILMENT_STATE, to)
            .set(order.PAYMENT_STATE, payment)
            .set(order.VERSION, from.version() + 1)
            .set(order.READY_AT, readyAt(order, from.fulfilment(), to))
            .set(order.CLOSED_AT, moved == null ? from.closedAt() : to.isOpen() ? null : moved)
            .set(order.SETTLED_AT, settledAt)
            .where(order.ID.eq(from.id()))
            .and(order.VERSION.eq(from.version()))
            .execute();
    if (changed == 0)
      throw new IllegalMove(from.number(), current(store, from.number()).fulfilment(), to);
  }

  /** Since when the order waits for the shopper: forgotten by a recall, kept by other changes. */
  private Field<Instant> readyAt(
      io.storeflow.db.tables.Orders order, FulfilmentState from, FulfilmentState to) {
    if (to == FulfilmentState.READY && from.isOpen() && from != to)
      return val(clock.instant(), order.READY_AT);
    return to.compareTo(FulfilmentState.READY) < 0
        ? val((Instant) null, order.READY_AT)
        : order.READY_AT;
  }
}
