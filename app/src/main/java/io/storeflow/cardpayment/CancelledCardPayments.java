package io.storeflow.cardpayment;

import io.storeflow.order.OrderMoved;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What cards paid of an order goes back to them when it is cancelled, or its payment does not come:
 * in the transaction of that.
 */
@Component
class CancelledCardPayments {
  private final Stores stores;
  private final CardPayments payments;

  CancelledCardPayments(Stores stores, CardPayments payments) {
    this.stores = stores;
    this.payments = payments;
  }

  @EventListener
  void moved(OrderMoved order) {
    if (order.isCancellation() && order.byCards())
      payments.giveBack(stores.forWork(order.storeId()), order.orderId(), Actor.SYSTEM);
  }
}
