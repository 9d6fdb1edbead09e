package io.storeflow.order;

import io.storeflow.inventory.StockMove;
import io.storeflow.payment.Balance;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What an order becomes worth less, and what of its money goes back: its row, its audit log and its
 * announcement. Joins the caller's transaction, which has locked the order by {@link #lock} first.
 */
@Service
public class OrderCredits {

  /**
   * An order that nobody else changes before the transaction ends.
   *
   * @param id row id
   */
  public record Locked(long id, int version, OrderRows.Current order) {}

  private final OrderRows rows;
  private final OrderChanges changes;

  OrderCredits(OrderRows rows, OrderChanges changes) {
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public Locked lock(Store store, long number) {
    var order = rows.lockedNumber(store, number);
    return new Locked(order.id(), order.version(), order);
  }

  /**
   * Writes the balance that the order has once so much went back.
   *
   * @param after without what goes back to gift cards, which writes itself
   * @param state where its money is then
   * @param told what the audit log says of it
   */
  public void write(
      Store store,
      Locked locked,
      Balance after,
      PaymentState state,
      Audited.Changes told,
      Actor actor) {
    changes.credit(store, locked.order(), state, after, told, actor);
  }

  /** Announces it: the last thing of the change. */
  public void announce(
      Store store, Locked locked, Balance after, PaymentState state, List<StockMove> moves) {
    changes.announcePaid(store, locked.order(), state, after.isSettled(), moves);
  }

  /**
   * Where the money of an order is once some of it went back.
   *
   * @param after with all that went back
   */
  public static PaymentState state(PaymentState before, Balance after) {
    if (after.refunded().isZero() || !PaymentState.COUNTED.contains(before)) return before;
    return after.kept().isZero() ? PaymentState.REFUNDED : PaymentState.PARTIALLY_REFUNDED;
  }
}
