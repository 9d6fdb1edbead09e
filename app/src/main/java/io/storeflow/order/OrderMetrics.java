package io.storeflow.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts the orders that this node has taken since its start. */
@Component
class OrderMetrics {
  private final Counter placed;

  OrderMetrics(MeterRegistry meters) {
    placed =
        Counter.builder("storeflow.orders.placed")
            .description("Orders that were placed on this node")
            .register(meters);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void count(OrderChanged order) {
    if (order.created()) placed.increment();
  }
}
