package io.storeflow.checkout;

import io.storeflow.order.OrderChanged;
import io.storeflow.platform.Failpoint;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The moment after an order's commit and before anybody is told; see {@link Failpoint}. */
@Component
class CommittedFailpoint {

  @Order(Ordered.HIGHEST_PRECEDENCE)
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(OrderChanged changed) {
    Failpoint.reached("committed");
  }
}
