package io.storeflow.order;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockMove;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.order.OrderRows.Next;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.payment.Balance;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.PaymentRows;
import io.storeflow.payment.Received;
import io.storeflow.platform.money.Money;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes one change of an order: the row as it was read, or not at all; event, audit log, and the
 * announcement after commit. Joins the caller's transaction.
 */
@Component
public class OrderChanges {
  private final OrderRows rows;
  private final PaymentRows payments;
  private final Inventory inventory;
  private final Timeline timeline;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderChanges(
      OrderRows rows,
      PaymentRows payments,
      Inventory inventory,
      Timeline timeline,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.payments = payments;
    this.inventory = inventory;
    this.timeline = timeline;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes the change and what is said of it in the timeline. What is paid against the goods is
   * paid with the hand-over, and is not if that is undone.
   *
   * @param asked where its money is then, unless some of it comes or goes with the step
   * @return where its money is
   * @throws IllegalMove if the order is not any more as it was read; nothing was changed then
   */
  public PaymentState write(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState asked,
      String kind,
      Actor actor,
      String detail) {
    return write(store, from, to, asked, kind, actor, detail, true);
  }

  /**
   * The same.
   *
   * @param handsOver whether anything is handed over with the step: else nothing is paid by it
   */
  PaymentState write(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState asked,
      String kind,
      Actor actor,
      String detail,
      boolean handsOver) {
    var now = now();
    var money = money(store, from, to, asked, now, actor, handsOver);
    var payment = payment(from, to, asked, money.balance());
    rows.update(store, from, new Next(to, payment, money.settledAt(), now, money.balance()));
    timeline.add(store, from.id(), kind, actor, detail);
    if (!kind.equals(Timeline.PAID))
      tellSettled(store, from, money.settledAt(), money.balance(), actor);
    publish(store, from, to, money.settledAt());
    var settledAt = money.settledAt();
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
        came(from, money.balance()),
        actor);
    return payment;
  }

  /** What comes with the hand-over is written down with it. */
  private static PaymentState payment(
      Current from, FulfilmentState to, PaymentState asked, Balance after) {
    boolean moves = asked == from.payment() && to != FulfilmentState.CANCELLED;
    return moves && !after.equals(from.balance()) ? from.once(after) : asked;
  }

  /** What a step does to the money of an order. */
  private record Moneys(@Nullable Instant settledAt, Balance balance) {}

  private Moneys money(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      Instant now,
      Actor actor,
      boolean handsOver) {
    var balance = from.balance();
    boolean came = payment == PaymentState.PAID && PaymentState.OWED.contains(from.payment());
    if (came && from.settledAt() == null || handsOver && from.isPaidBy(to)) {
      var kind = came ? PaymentKind.PROVIDER : PaymentKind.HANDOVER;
      var due = balance.due();
      if (!due.isZero()) payments.add(store, from.id(), Received.of(kind, due), now, actor);
      return new Moneys(now, balance.withPaid(balance.paid().plus(due)));
    }
    if (from.isUnpaidBy(to)) {
      var last = payments.last(store, from.id());
      long back = last.flatMap(it -> payments.withdraw(store, from.id(), it, now)).orElse(0L);
      var less = new Money(back, balance.total().currency());
      return new Moneys(null, balance.withPaid(balance.paid().minus(less)));
    }
    return new Moneys(from.settledAt(), balance);
  }

  /**
   * Notes that something about the order has changed, but not where it is: its version rises.
   *
   * @throws IllegalMove as {@link #write}
   */
  public void touch(Store store, Current from) {
    var same = new Next(from.fulfilment(), from.payment(), from.settledAt(), null, from.balance());
    rows.update(store, from, same);
  }

  /**
   * Writes what its money is now, and that nothing is due any more, or that something is after all.
   *
   * @throws IllegalMove as {@link #write}
   */
  void pay(Store store, Current from, PaymentState payment, Balance balance, Actor actor) {
    var told =
        Audited.Changes.none()
            .field("paid", from.balance().paid().plain(), balance.paid().plain())
            .field("currency", null, balance.total().currency().getCurrencyCode());
    var came = came(from, balance);
    var worth = came.isNegative() ? came.negated() : came;
    var action = action(from.settledAt() != null, balance.isSettled(), came.isNegative());
    money(store, from, payment, balance, action, told, worth, actor);
  }

  private static Money came(Current from, Balance balance) {
    return balance.paid().minus(from.balance().paid());
  }

  /**
   * The same for what became worth less, or went back.
   *
   * @param balance without what goes back to gift cards, which writes itself
   * @param back all that goes back, to gift cards too
   * @param told what the audit log says of it
   */
  public void credit(
      Store store,
      Current from,
      PaymentState payment,
      Balance balance,
      Money back,
      Audited.Changes told,
      Actor actor) {
    var less = balance.credited().minus(from.balance().credited());
    if (back.isZero()) money(store, from, payment, balance, "order.credited", told, less, actor);
    else money(store, from, payment, balance, "order.refunded", told, back, actor);
  }

  /**
   * The same for what became worth more.
   *
   * @param once its balance once the whole of the change is written: nothing is due in between
   */
  public void edit(
      Store store,
      Current from,
      PaymentState payment,
      Balance balance,
      Balance once,
      Audited.Changes told,
      Actor actor) {
    var has = once.isSettled() ? from.settledAt() : settled(from, balance);
    // What came stands: nobody says that it did not.
    if (from.settledAt() != null && has == null)
      timeline.add(store, from.id(), Timeline.DUE, actor, Timeline.told(once.due()));
    var more = balance.total().minus(from.balance().total());
    money(store, from, payment, balance, has, "order.edited", told, more, actor);
  }

  private void money(
      Store store,
      Current from,
      PaymentState payment,
      Balance balance,
      String action,
      Audited.Changes told,
      Money worth,
      Actor actor) {
    var has = settled(from, balance);
    tellSettled(store, from, has, balance, actor);
    money(store, from, payment, balance, has, action, told, worth, actor);
  }

  /** Of what was cancelled nothing becomes settled any more. */
  private @Nullable Instant settled(Current from, Balance balance) {
    var had = from.settledAt();
    if (from.fulfilment() == FulfilmentState.CANCELLED) return had;
    return balance.isSettled() ? Optional.ofNullable(had).orElseGet(this::now) : null;
  }

  private void money(
      Store store,
      Current from,
      PaymentState payment,
      Balance balance,
      @Nullable Instant has,
      String action,
      Audited.Changes told,
      Money worth,
      Actor actor) {
    var had = from.settledAt();
    var state = from.fulfilment();
    rows.update(store, from, new Next(state, payment, has, null, balance));
    publish(store, from, state, has);
    told.field("payment_state", from.payment().code(), payment.code())
        .field("settled_at", text(had), text(has));
    audit(store, from.number(), action, told, worth, actor);
  }

  private static String action(boolean had, boolean has, boolean less) {
    if (had == has) return less ? "order.unpaid" : "order.paid";
    return has ? "order.settled" : "order.unsettled";
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
            from.sellsCards(),
            from.paidBy() == PaidBy.INVOICE));
  }

  private void tellSettled(
      Store store, Current from, @Nullable Instant settledAt, Balance balance, Actor actor) {
    boolean had = from.settledAt() != null;
    if (had == (settledAt != null)) return;
    var moved = came(from, balance);
    var amount = moved.isNegative() ? moved.negated() : moved;
    var detail = amount.isZero() ? "" : Timeline.told(amount);
    timeline.add(store, from.id(), had ? Timeline.UNSETTLED : Timeline.SETTLED, actor, detail);
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** Announces an order that has come from one state to another: the last thing of the change. */
  void announce(
      Store store, Current from, FulfilmentState to, PaymentState payment, List<StockMove> moves) {
    announce(store, from, to, payment, EventKind.ORDER_MOVED, moves);
  }

  /** Announces that its money is another: the last thing of the change. */
  public void announcePaid(
      Store store, Current from, PaymentState payment, boolean settled, List<StockMove> moves) {
    boolean had = from.settledAt() != null;
    var kind =
        had == settled
            ? EventKind.ORDER_MOVED
            : settled ? EventKind.ORDER_SETTLED : EventKind.ORDER_UNSETTLED;
    announce(store, from, from.fulfilment(), payment, kind, moves);
  }

  private void announce(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      EventKind kind,
      List<StockMove> moves) {
    announce(store, from, to, payment, List.of(kind), moves, null);
  }

  /**
   * Announces what has become of what goes out: the last thing of the change.
   *
   * @param kind what has happened, besides that the order has come from one state to another
   * @param shipping what screens are told of it; null where nothing goes out
   */
  public void announce(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      EventKind kind,
      OrderChanged.@Nullable Shipping shipping) {
    var kinds = from.fulfilment() == to ? List.of(kind) : List.of(EventKind.ORDER_MOVED, kind);
    announce(store, from, to, payment, kinds, List.of(), shipping);
  }

  /** Writes the events, beats the pulse, and tells everybody after commit. */
  private void announce(
      Store store,
      Current from,
      FulfilmentState to,
      PaymentState payment,
      List<EventKind> kinds,
      List<StockMove> moves,
      OrderChanged.@Nullable Shipping shipping) {
    var parts = StockMove.parts(moves);
    parts.add(Pulse.Part.ORDERS);
    var happened = new ArrayList<Event>();
    for (var kind : kinds) happened.add(new Event(kind, from.id(), from.version() + 1));
    happened.addAll(StockMove.events(moves));
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
            clock.instant(),
            shipping));
    if (!moves.isEmpty()) events.publishEvent(inventory.changed(store, moves, beat.inventory()));
  }

  /** Tells the audit log of a change of the order with that number. */
  public void audit(Store store, long number, String action, Audited.Changes changes, Actor actor) {
    audit(store, number, action, changes, null, actor);
  }

  private void audit(
      Store store,
      long number,
      String action,
      Audited.Changes changes,
      @Nullable Money worth,
      Actor actor) {
    var id = Long.toString(number);
    events.publishEvent(
        Audited.in(store, actor, action, "order", id, "#" + number, changes).worth(worth));
  }
}
