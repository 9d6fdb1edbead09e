package io.storeflow.order;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of orders as their changes read and write them. Joins the caller's transaction. */
@Component
public class OrderRows {
  /**
   * An order as far as its changes need to know it.
   *
   * @param sent whether anything of it is handed over, fetched or brought
   * @param gone units of it that have gone out
   * @param held whether somebody holds it for a reason
   * @param counts when it counts as paid; null where a provider takes the money
   */
  public record Current(
      long id,
      String publicId,
      long number,
      PaymentState payment,
      FulfilmentState fulfilment,
      int version,
      PaidBy paidBy,
      @Nullable Instant settledAt,
      @Nullable Instant closedAt,
      boolean byCards,
      boolean sellsCards,
      Method method,
      boolean sent,
      int gone,
      boolean held,
      Balance balance,
      @Nullable Counts counts) {

    /** Whether cards have paid all of it. */
    boolean whollyByCards() {
      return byCards && balance.cards().compareTo(balance.total()) >= 0;
    }

    /**
     * What is held stays where it is, unless it is cancelled; and what has gone out in part is not
     * cancelled as a whole.
     *
     * @throws IllegalMove if it may not become that
     */
    void mayBecome(FulfilmentState to) {
      boolean cancels = to == FulfilmentState.CANCELLED;
      if (held && !cancels) throw new IllegalMove(number, fulfilment, to, IllegalMove.Why.HELD);
      if (cancels && gone > 0)
        throw new IllegalMove(number, fulfilment, to, IllegalMove.Why.PARTLY_GONE);
    }

    /** Whether a way leads there. */
    boolean canBecome(FulfilmentState to) {
      return to == FulfilmentState.CANCELLED
          ? fulfilment.canBeCancelled(sent)
          : fulfilment.canBecome(to);
    }

    /** Whether its stock is held until a provider has taken the money. */
    boolean isAwaited() {
      return payment.isAwaited(counts);
    }

    /** Where its money is once that is its balance. */
    public PaymentState once(Balance after) {
      return payment.once(counts, after);
    }

    /** Whether the store has the money, or would have had to get it by now. */
    boolean canBeSettled() {
      return payment.counts(counts) && fulfilment != FulfilmentState.CANCELLED;
    }

    /**
     * Whether the money comes with this step: what is paid against the goods comes with the
     * hand-over. Not so where gift cards were bought: who hands over could make them, so somebody
     * who may says that the money is there.
     */
    boolean isPaidBy(FulfilmentState to) {
      return to == FulfilmentState.COMPLETED
          && paidBy == PaidBy.ON_HANDOVER
          && !sellsCards
          && settledAt == null
          && canBeSettled();
    }

    /** Whether the money that came with the hand-over did not, as that is undone. */
    boolean isUnpaidBy(FulfilmentState to) {
      boolean undone = fulfilment == FulfilmentState.COMPLETED && to.isOpen();
      // What went back had come.
      boolean there = !balance.refunded().isZero();
      return undone && !there && settledAt != null && settledAt.equals(closedAt);
    }
  }

  /**
   * What becomes of an order.
   *
   * @param settledAt since when the store has all its money; null while some is due
   * @param moved when it moved; null if it stays where it is
   */
  record Next(
      FulfilmentState fulfilment,
      PaymentState payment,
      @Nullable Instant settledAt,
      @Nullable Instant moved,
      Balance balance) {}

  private final DSLContext db;
  private final Clock clock;

  OrderRows(DSLContext db, Clock clock) {
    this.db = db;
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
   * The same by its number.
   *
   * @throws NotFound if the store has no such order
   */
  public Current lockedByNumber(Store store, long number) {
    var order = only(store, ORDERS);
    return read(store, order, order.NUMBER.eq(number), true);
  }

  /** Whether any units of it that had gone out were paid back. */
  boolean isPaidBack(Store store, long id) {
    var line = only(store, ORDER_LINE);
    return db.fetchExists(
        line, line.ORDER_ID.eq(id).and(line.CREDITED_UNITS.gt(line.REMOVED_UNITS)));
  }

  /**
   * The UPDATE owns the race: it changes the order only as it was read.
   *
   * @throws IllegalMove if the order is not any more as it was read; nothing was changed then
   */
  void update(Store store, Current from, Next next) {
    var order = only(store, ORDERS);
    var to = next.fulfilment();
    var moved = next.moved();
    int changed =
        db.update(order)
            .set(order.FULFILMENT_STATE, to)
            .set(order.PAYMENT_STATE, next.payment())
            .set(order.VERSION, from.version() + 1)
            .set(order.READY_AT, readyAt(order, from.fulfilment(), to))
            .set(order.CLOSED_AT, moved == null ? from.closedAt() : to.isOpen() ? null : moved)
            .set(order.SETTLED_AT, next.settledAt())
            .set(order.PAID_MINOR, next.balance().paid().minor())
            .set(order.REFUNDED_MINOR, next.balance().refunded().minor())
            .set(order.CREDITED_MINOR, next.balance().credited().minor())
            .where(order.ID.eq(from.id()))
            .and(order.VERSION.eq(from.version()))
            .execute();
    if (changed == 0)
      throw new IllegalMove(from.number(), current(store, from.number()).fulfilment(), to);
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
                order.CLOSED_AT,
                order.SELLS_GIFT_CARDS,
                order.SENT,
                order.UNITS_GONE,
                order.HOLD_REASON,
                BalanceRows.of(order),
                order.PAID_COUNTS)
            .from(order)
            .where(which);
    return (locked ? found.forUpdate() : found)
        .fetchOptional(
            Records.mapping(
                (id,
                    publicId,
                    number,
                    payment,
                    state,
                    version,
                    method,
                    told,
                    settled,
                    closed,
                    sells,
                    sent,
                    gone,
                    hold,
                    balance,
                    counts) ->
                    new Current(
                        id,
                        publicId,
                        number,
                        payment,
                        state,
                        version,
                        told == null ? method.paidBy(store) : told,
                        settled,
                        closed,
                        !balance.cards().isZero(),
                        sells,
                        method,
                        sent,
                        gone,
                        hold != null,
                        balance,
                        counts)))
        .orElseThrow(NotFound::new);
  }

  /**
   * The order is called after what is left in it, and counts that; after what was ordered once
   * nothing is left. In the caller's transaction, after its lines have changed.
   */
  public void nameAfterRest(Store store, long order) {
    var o = only(store, ORDERS);
    var l = only(store, ORDER_LINE);
    var rest = l.QUANTITY.minus(l.CREDITED_UNITS);
    var lines =
        db.select(l.TITLE, l.QUANTITY, rest)
            .from(l)
            .where(l.ORDER_ID.eq(order))
            .orderBy(l.POSITION)
            .fetch();
    int left = lines.stream().mapToInt(it -> it.value3()).sum();
    var named = lines.stream().filter(it -> left == 0 || it.value3() > 0).toList();
    db.update(o)
        .set(o.FIRST_ITEM, named.getFirst().value1())
        .set(
            o.ITEM_COUNT,
            named.stream().mapToInt(it -> left == 0 ? it.value2() : it.value3()).sum())
        .where(o.ID.eq(order))
        .execute();
  }

  /**
   * Since when the order waits for the shopper: forgotten by a recall, kept by other changes. What
   * goes out was ready then, at the latest.
   */
  private Field<Instant> readyAt(
      io.storeflow.db.tables.Orders order, FulfilmentState from, FulfilmentState to) {
    if (to == FulfilmentState.READY && from.isOpen() && from != to)
      return val(clock.instant(), order.READY_AT);
    if (to == FulfilmentState.COMPLETED && from != FulfilmentState.READY)
      return coalesce(order.READY_AT, val(clock.instant(), order.READY_AT));
    return to.compareTo(FulfilmentState.READY) < 0
        ? val((Instant) null, order.READY_AT)
        : order.READY_AT;
  }
}
