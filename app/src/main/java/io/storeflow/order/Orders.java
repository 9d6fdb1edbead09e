package io.storeflow.order;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.merchant.Owned.insertInto;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.StockMove;
import io.storeflow.merchant.Audited;
import io.storeflow.merchant.Pulse;
import io.storeflow.merchant.Store;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What staff and the system do with orders that are placed. Each change raises the order's version
 * by one, is written to timeline and audit log, and is announced after commit.
 */
@Service
public class Orders {

  /** An order as far as its moves need to know it. */
  private record Current(
      long id,
      String publicId,
      long number,
      PaymentState payment,
      FulfilmentState fulfilment,
      int version) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Inventory inventory;
  private final Timeline timeline;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Orders(
      DSLContext db,
      Transactions transactions,
      Inventory inventory,
      Timeline timeline,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.inventory = inventory;
    this.timeline = timeline;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Moves the fulfilment of an order. Asking for the state it has is no error and changes nothing:
   * a bump may be sent twice.
   *
   * @return the state it came from
   * @throws NotFound if the store has no such order
   * @throws IllegalMove if no way leads there from where the order is, also when somebody else was
   *     faster
   */
  public FulfilmentState move(Store store, long number, FulfilmentState to, String actor) {
    return move(store, number, null, to, actor);
  }

  /**
   * Like {@link #move(Store, long, FulfilmentState, String)}, for people who look at a screen.
   *
   * @param seen where the order was when the person decided; null if that does not matter. What is
   *     no longer there is not moved, even where a way would lead on.
   */
  public FulfilmentState move(
      Store store, long number, @Nullable FulfilmentState seen, FulfilmentState to, String actor) {
    return transactions.write(
        () -> {
          var order = current(store, number);
          if (order.fulfilment() == to) return to;
          if ((seen != null && seen != order.fulfilment()) || !order.fulfilment().canBecome(to))
            throw new IllegalMove(number, order.fulfilment(), to);
          try {
            if (to == FulfilmentState.CANCELLED) cancel(store, number, order, actor);
            else advance(store, number, order, to, actor);
          } catch (IllegalMove lost) {
            // Somebody has done the very same in the same moment: nothing was changed here yet.
            if (lost.present() == to) return to;
            throw lost;
          }
          return order.fulfilment();
        });
  }

  /**
   * Like {@link #move(Store, long, FulfilmentState, String)}, but never back: for a step taken with
   * many orders at once, of which some may be past it.
   */
  public void advance(Store store, long number, FulfilmentState to, String actor) {
    transactions.write(
        () -> {
          var from = current(store, number).fulfilment();
          if (from != to && !from.leadsOnTo(to)) throw new IllegalMove(number, from, to);
          move(store, number, from, to, actor);
        });
  }

  /**
   * Cancels an order for a reason, which may be empty; else it stands in the timeline.
   *
   * @param seen as in {@link #move(Store, long, FulfilmentState, FulfilmentState, String)}
   * @throws IllegalMove if the order cannot be cancelled any more
   */
  public void cancel(
      Store store, long number, @Nullable FulfilmentState seen, String reason, String actor) {
    transactions.write(
        () -> {
          var from = move(store, number, seen, FulfilmentState.CANCELLED, actor);
          if (from != FulfilmentState.CANCELLED && !reason.isBlank())
            comment(store, number, reason.strip(), actor);
        });
  }

  /** Adds a comment that staff alone see. */
  public void comment(Store store, long number, String text, String actor) {
    transactions.write(
        () -> {
          var order = current(store, number);
          timeline.add(store, order.id(), Timeline.COMMENT, actor, text);
          audit(
              store,
              number,
              "order.commented",
              Audited.Changes.none().field("comment", null, text));
        });
  }

  /**
   * Lets go of an order whose payment did not come in time; nothing if it was paid or cancelled
   * meanwhile.
   *
   * @throws IllegalMove if the order changed in this very moment; look again
   */
  void expire(Store store, long orderId) {
    transactions.write(
        () -> {
          var order = byId(store, orderId);
          if (order.payment() != PaymentState.PENDING) return;
          cancel(store, order.number(), order, Actor.SYSTEM);
          timeline.add(store, orderId, Timeline.PAYMENT_EXPIRED, Actor.SYSTEM, "");
        });
  }

  /**
   * The awaited payment has come: what was held is sold. Nothing if it was paid before.
   *
   * @return false if the order is past being paid (it expired or was cancelled): the money has to
   *     go back
   */
  public boolean pay(Store store, long orderId) {
    return transactions.write(
        () -> {
          var order = byId(store, orderId);
          if (order.payment() == PaymentState.PAID) return true;
          if (!order.payment().canBecome(PaymentState.PAID)) return false;
          long number = order.number();
          change(store, number, order, order.fulfilment(), PaymentState.PAID);
          timeline.add(store, orderId, Timeline.PAID, Actor.SYSTEM, "");
          record(store, number, order, order.fulfilment(), PaymentState.PAID);
          announce(
              store,
              number,
              order,
              order.fulfilment(),
              PaymentState.PAID,
              inventory.settle(store, orderId, Actor.SYSTEM));
          return true;
        });
  }

  private void advance(Store store, long number, Current order, FulfilmentState to, String actor) {
    change(store, number, order, to, order.payment());
    timeline.add(store, order.id(), Timeline.moved(to), actor, order.fulfilment().code());
    record(store, number, order, to, order.payment());
    announce(store, number, order, to, order.payment(), List.of());
  }

  /**
   * A cancelled order gives its stock back. Until payments are live, what counted as paid counts as
   * refunded.
   */
  private void cancel(Store store, long number, Current order, String actor) {
    boolean held = order.payment() == PaymentState.PENDING;
    var payment =
        held || order.payment() == PaymentState.FAILED
            ? PaymentState.CANCELLED
            : PaymentState.REFUNDED;
    change(store, number, order, FulfilmentState.CANCELLED, payment);
    timeline.add(
        store,
        order.id(),
        Timeline.moved(FulfilmentState.CANCELLED),
        actor,
        order.fulfilment().code());
    record(store, number, order, FulfilmentState.CANCELLED, payment);
    var moves =
        held
            ? inventory.release(store, order.id(), LedgerReason.ORDER_CANCELLED.code(), actor)
            : inventory.giveBack(store, order.id(), trackedUnits(store, order.id()), actor);
    announce(store, number, order, FulfilmentState.CANCELLED, payment, moves);
  }

  private Current current(Store store, long number) {
    var order = only(store, ORDERS);
    return read(order, order.NUMBER.eq(number));
  }

  private Current byId(Store store, long id) {
    var order = only(store, ORDERS);
    return read(order, order.ID.eq(id));
  }

  private Current read(io.storeflow.db.tables.Orders order, Condition which) {
    return db.select(
            order.ID,
            order.PUBLIC_ID,
            order.NUMBER,
            order.PAYMENT_STATE.convertFrom(PaymentState::of),
            order.FULFILMENT_STATE.convertFrom(FulfilmentState::of),
            order.VERSION)
        .from(order)
        .where(which)
        .fetchOptional(Records.mapping(Current::new))
        .orElseThrow(NotFound::new);
  }

  /** The UPDATE owns the race: it changes the order only as it was read. */
  private void change(
      Store store, long number, Current from, FulfilmentState to, PaymentState payment) {
    var order = only(store, ORDERS);
    int changed =
        db.update(order)
            .set(order.FULFILMENT_STATE, to.code())
            .set(order.PAYMENT_STATE, payment.code())
            .set(order.VERSION, from.version() + 1)
            .set(order.READY_AT, readyAt(order, from.fulfilment(), to))
            .set(order.CLOSED_AT, closedAt(to))
            .where(order.ID.eq(from.id()))
            .and(order.VERSION.eq(from.version()))
            .execute();
    if (changed == 0) throw new IllegalMove(number, current(store, number).fulfilment(), to);
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

  private @Nullable Instant closedAt(FulfilmentState to) {
    return to.isOpen() ? null : clock.instant();
  }

  private void record(
      Store store, long number, Current from, FulfilmentState to, PaymentState payment) {
    insertInto(db, store, EVENT)
        .set(EVENT.ID, Ids.next())
        .set(EVENT.KIND, "order.moved.v1")
        .set(EVENT.SUBJECT_ID, from.id())
        .set(EVENT.VERSION, from.version() + 1)
        .set(EVENT.AT, clock.instant())
        .execute();
    events.publishEvent(new OrderMoved(store.id(), from.id(), from.fulfilment(), to));
    audit(
        store,
        number,
        to == FulfilmentState.CANCELLED ? "order.cancelled" : "order.moved",
        Audited.Changes.none()
            .field("fulfilment_state", from.fulfilment().code(), to.code())
            .field("payment_state", from.payment().code(), payment.code()));
  }

  private void audit(Store store, long number, String action, Audited.Changes changes) {
    events.publishEvent(
        Audited.in(store, action, "order", Long.toString(number), "#" + number, changes));
  }

  private void announce(
      Store store,
      long number,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      List<StockMove> moves) {
    var parts = Inventory.parts(moves);
    parts.add(Pulse.Part.ORDERS);
    var beat = pulse.beat(store, parts);
    events.publishEvent(
        new OrderChanged(
            store.id(),
            store.publicId(),
            store.merchant().publicId(),
            from.id(),
            from.publicId(),
            Long.toString(number),
            payment,
            to,
            from.version() + 1,
            beat.orders(),
            false,
            clock.instant()));
    if (!moves.isEmpty()) events.publishEvent(inventory.changed(store, moves, beat.inventory()));
  }

  private Map<Long, Integer> trackedUnits(Store store, long orderId) {
    var line = only(store, ORDER_LINE);
    var units = new TreeMap<Long, Integer>();
    db.select(line.VARIANT_ID, sum(line.QUANTITY))
        .from(line)
        .where(line.ORDER_ID.eq(orderId))
        .and(line.TRACKED)
        .groupBy(line.VARIANT_ID)
        .forEach(row -> units.put(row.value1(), row.value2().intValueExact()));
    return units;
  }
}
