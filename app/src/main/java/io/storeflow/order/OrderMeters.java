package io.storeflow.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts orders once they are committed, over all stores. */
@Component
class OrderMeters {
  private final Counter placed;
  private final Counter cancelled;

  OrderMeters(MeterRegistry meters) {
    placed =
        Counter.builder("storeflow.orders.placed").description("Orders placed").register(meters);
    cancelled =
        Counter.builder("storeflow.orders.cancelled")
            .description("Orders cancelled, also those that were not paid in time")
            .register(meters);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void count(OrderPlaced order) {
    placed.increment();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void count(OrderMoved order) {
    if (order.to() == FulfilmentState.CANCELLED) cancelled.increment();
  }
}
