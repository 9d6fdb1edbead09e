package io.storeflow.fulfilment;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderMoved;
import io.storeflow.store.Stores;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps what went out true when staff move an order as a whole: one that they complete has sent all
 * that was left, and one whose completion they undo has that back.
 */
@Component
class GoesWithOrder {
  private final FulfilmentRows rows;
  private final HandoverCodes codes;
  private final OrderHolds holds;
  private final Stores stores;

  GoesWithOrder(FulfilmentRows rows, HandoverCodes codes, OrderHolds holds, Stores stores) {
    this.rows = rows;
    this.codes = codes;
    this.holds = holds;
    this.stores = stores;
  }

  @EventListener
  void moved(OrderMoved order) {
    if (order.from() == order.to()) return;
    if (order.to() == FulfilmentState.READY && order.from().isOpen())
      codes.issue(stores.forWork(order.storeId()), order.orderId());
    if (order.to() == FulfilmentState.COMPLETED) complete(order);
    else if (order.from() == FulfilmentState.COMPLETED) reopen(order);
    if (order.isCancellation() || order.to() == FulfilmentState.COMPLETED)
      holds.end(stores.forWork(order.storeId()), order.orderId());
  }

  /** Nothing where the last of it went out by itself: that completed the order. */
  private void complete(OrderMoved moved) {
    var store = stores.forWork(moved.storeId());
    var order = rows.read(store, moved.orderId()).as(moved.from());
    var rest = order.rest();
    if (rest.isEmpty()) return;
    rows.insert(store, moved.orderId(), order.stage(), rest, Sending.all(false), order.gone());
  }

  /** Nothing where something was taken back: that has opened the order. */
  private void reopen(OrderMoved moved) {
    var store = stores.forWork(moved.storeId());
    var order = rows.read(store, moved.orderId()).as(moved.to());
    if (order.parcels().isEmpty() || !order.left().isEmpty()) return;
    var last = order.parcels().getLast();
    rows.move(store, last.id(), FulfilmentStage.CANCELLED);
    rows.count(store, moved.orderId(), order.gone() - last.units());
  }
}
