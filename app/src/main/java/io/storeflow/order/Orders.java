package io.storeflow.order;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.Reservations;
import io.storeflow.inventory.StockMove;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What staff and the system do with orders that are placed. Each change raises the order's version
 * by one, is written to timeline and audit log, and is announced after commit.
 */
@Service
public class Orders {
  /**
   * Which are on the board of those who make and pack them: nothing is made whose money a provider
   * is still to take, nor for who gets all of it by e-mail.
   */
  public static Condition areOnBoard(io.storeflow.db.tables.Orders o) {
    return o.CLOSED_AT
        .isNull()
        .and(o.PAYMENT_STATE.notIn(PaymentState.OWED).or(o.PAID_COUNTS.eq(Counts.WHEN_RECORDED)))
        .and(o.SENT);
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderChanges changes;
  private final Inventory inventory;
  private final Reservations reservations;
  private final Timeline timeline;

  Orders(
      DSLContext db,
      Transactions transactions,
      OrderRows rows,
      OrderChanges changes,
      Inventory inventory,
      Reservations reservations,
      Timeline timeline) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.changes = changes;
    this.inventory = inventory;
    this.reservations = reservations;
    this.timeline = timeline;
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
  public FulfilmentState move(Store store, long number, FulfilmentState to, Actor actor) {
    return move(store, number, null, to, actor);
  }

  /**
   * Like {@link #move(Store, long, FulfilmentState, Actor)}, for people who look at a screen.
   *
   * @param seen where the order was when the person decided; null if that does not matter. What is
   *     no longer there is not moved, even where a way would lead on.
   */
  public FulfilmentState move(
      Store store, long number, @Nullable FulfilmentState seen, FulfilmentState to, Actor actor) {
    return move(store, number, seen, to, null, actor);
  }

  private FulfilmentState move(
      Store store,
      long number,
      @Nullable FulfilmentState seen,
      FulfilmentState to,
      @Nullable Boolean comesBack,
      Actor actor) {
    return transactions.write(
        () -> {
          var order = rows.current(store, number);
          if (order.fulfilment() == to) return to;
          if ((seen != null && seen != order.fulfilment()) || !order.canBecome(to))
            throw new IllegalMove(number, order.fulfilment(), to);
          order.mayBecome(to);
          boolean undone = order.fulfilment() == FulfilmentState.COMPLETED && to.isOpen();
          if (undone && rows.isPaidBack(store, order.id()))
            throw new IllegalMove(number, order.fulfilment(), to, IllegalMove.Why.PAID_BACK);
          try {
            if (to == FulfilmentState.CANCELLED) cancel(store, order, comesBack, actor);
            else advance(store, order, to, actor, true);
          } catch (IllegalMove lost) {
            // Somebody has done the very same in the same moment: nothing was changed here yet.
            if (lost.present() == to) return to;
            throw lost;
          }
          return order.fulfilment();
        });
  }

  /**
   * Like {@link #move(Store, long, FulfilmentState, Actor)}, but never back: for a step taken with
   * many orders at once, of which some may be past it.
   */
  public void advance(Store store, long number, FulfilmentState to, Actor actor) {
    transactions.write(
        () -> {
          var from = rows.current(store, number).fulfilment();
          if (from != to && !from.leadsOnTo(to)) throw new IllegalMove(number, from, to);
          move(store, number, from, to, actor);
        });
  }

  /**
   * Completes an order of which nothing is sent, as all that was bought came by e-mail; nothing
   * where somebody holds it, or nobody works on it any more.
   *
   * @throws NotFound if the store has no such order
   */
  public void mailed(Store store, long number) {
    transactions.write(
        () -> {
          var order = rows.lockedByNumber(store, number);
          if (order.sent() || order.held() || !order.fulfilment().isOpen()) return;
          advance(store, order, FulfilmentState.COMPLETED, Actor.SYSTEM, true);
        });
  }

  /**
   * Cancels an order for a reason, which may be empty; else it stands in the timeline.
   *
   * @param seen as in {@link #move(Store, long, FulfilmentState, FulfilmentState, Actor)}
   * @param comesBack whether its units can be sold again, else they are written off; null for what
   *     {@link #comesBack} expects
   * @return where it was before
   * @throws IllegalMove if the order cannot be cancelled any more
   */
  public FulfilmentState cancel(
      Store store,
      long number,
      @Nullable FulfilmentState seen,
      @Nullable Boolean comesBack,
      String reason,
      Actor actor) {
    return transactions.write(
        () -> {
          var from = move(store, number, seen, FulfilmentState.CANCELLED, comesBack, actor);
          if (from != FulfilmentState.CANCELLED && !reason.isEmpty())
            comment(store, number, reason, actor);
          return from;
        });
  }

  /** Whether what was ordered can be sold again, from where it is: food not once it is cooked. */
  public static boolean comesBack(Store store, FulfilmentState state) {
    return store.trade() == Trade.GOODS
        ? state != FulfilmentState.COMPLETED
        : state == FulfilmentState.NEW || state == FulfilmentState.ACCEPTED;
  }

  /**
   * Whether gift cards were bought with it: money that comes makes them, money that does not after
   * all switches them off.
   *
   * @throws NotFound if the store has no such order
   */
  public boolean sellsCards(Store store, long number) {
    return rows.current(store, number).sellsCards();
  }

  /** Adds a comment that staff alone see, and returns the row id of its entry. */
  public long comment(Store store, long number, String text, Actor actor) {
    return transactions.write(
        () -> {
          var order = rows.current(store, number);
          long entry = timeline.add(store, order.id(), Timeline.COMMENT, actor, text);
          changes.audit(
              store,
              number,
              "order.commented",
              Audited.Changes.none().field("comment", null, text),
              actor);
          return entry;
        });
  }

  /**
   * Ends an order of which nothing is left to go out any more, wherever it is on its way and also
   * where it is held: there is nothing to hold. What is due stays so, as nothing is handed over
   * with it. Nothing if it has ended.
   */
  public void end(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var order = rows.current(store, number);
          if (order.fulfilment().isOpen())
            advance(store, order, FulfilmentState.COMPLETED, actor, false);
        });
  }

  private void advance(
      Store store, Current order, FulfilmentState to, Actor actor, boolean handsOver) {
    var from = order.fulfilment().code();
    var payment =
        changes.write(
            store, order, to, order.payment(), Timeline.moved(to), actor, from, handsOver);
    changes.announce(store, order, to, payment, List.of());
  }

  /**
   * A cancelled order gives its stock back, or writes it off. Until payments are live, what counted
   * as paid counts as refunded. Joins the caller's transaction.
   */
  void cancel(Store store, Current order, @Nullable Boolean comesBack, Actor actor) {
    boolean held = order.payment() == PaymentState.PENDING && order.isAwaited();
    boolean owed = PaymentState.OWED.contains(order.payment());
    var payment =
        owed && order.balance().paid().isZero() ? PaymentState.CANCELLED : PaymentState.REFUNDED;
    var to = FulfilmentState.CANCELLED;
    changes.write(store, order, to, payment, Timeline.moved(to), actor, order.fulfilment().code());
    boolean back = comesBack == null ? comesBack(store, order.fulfilment()) : comesBack;
    changes.announce(store, order, to, payment, stock(store, order.id(), held, back, actor));
  }

  private List<StockMove> stock(Store store, long id, boolean held, boolean back, Actor actor) {
    if (held) return reservations.release(store, id, LedgerReason.ORDER_CANCELLED.code(), actor);
    if (back) return inventory.giveBack(store, id, actor);
    inventory.writeOff(store, id, actor);
    return List.of();
  }
}
