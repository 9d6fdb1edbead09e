package io.storeflow.printer;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderMoved;
import io.storeflow.store.Stores;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has tickets printed when orders are accepted, by whoever and however far they are moved. */
@Component
class AutomaticTickets {
  private final Stores stores;
  private final PrintQueue queue;

  AutomaticTickets(Stores stores, PrintQueue queue) {
    this.stores = stores;
    this.queue = queue;
  }

  /** In the transaction in which it is accepted. One statement where no printer is meant. */
  @EventListener
  void moved(OrderMoved moved) {
    boolean isAccepted =
        moved.from() == FulfilmentState.NEW && moved.to() != moved.from() && moved.to().isOpen();
    if (isAccepted) queue.accepted(stores.forWork(moved.storeId()), moved.orderId());
  }
}
