package io.storeflow.order;

import io.storeflow.inventory.Reservations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import org.springframework.stereotype.Service;

/** What the money does to orders that await it. */
@Service
public class OrderPayments {
  private final Transactions transactions;
  private final Orders orders;
  private final OrderRows rows;
  private final OrderChanges changes;
  private final Reservations reservations;
  private final Timeline timeline;

  OrderPayments(
      Transactions transactions,
      Orders orders,
      OrderRows rows,
      OrderChanges changes,
      Reservations reservations,
      Timeline timeline) {
    this.transactions = transactions;
    this.orders = orders;
    this.rows = rows;
    this.changes = changes;
    this.reservations = reservations;
    this.timeline = timeline;
  }

  /**
   * The awaited payment has come: what was held is sold. Nothing if it was paid before. Whatever
   * else happens to the order in the same moment, the answer is one or the other.
   *
   * @return false if the order is past being paid (it expired or was cancelled): the money has to
   *     go back
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public boolean pay(Store store, long orderId) {
    return transactions.write(
        () -> {
          var order = rows.locked(store, orderId);
          if (order.payment() == PaymentState.PAID) return true;
          if (!order.payment().canBecome(PaymentState.PAID)) return false;
          var state = order.fulfilment();
          changes.write(store, order, state, PaymentState.PAID, Timeline.PAID, Actor.SYSTEM, "");
          var moves = reservations.settle(store, orderId, Actor.SYSTEM);
          changes.announce(store, order, state, PaymentState.PAID, moves);
          return true;
        });
  }

  /**
   * Lets go of an order whose payment did not come in time; nothing if it was paid or cancelled
   * meanwhile.
   */
  public void expire(Store store, long orderId) {
    transactions.write(
        () -> {
          var order = rows.locked(store, orderId);
          if (order.payment() != PaymentState.PENDING) return;
          orders.cancel(store, order, null, Actor.SYSTEM);
          timeline.add(store, orderId, Timeline.PAYMENT_EXPIRED, Actor.SYSTEM, "");
        });
  }
}
