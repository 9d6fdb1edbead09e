package io.storeflow.orderbatch;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderStep;
import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/** What can be done to many orders at once. */
public enum OrderAct implements Coded {
  ACCEPTANCE(OrderStep.ACCEPTANCE),
  PREPARATION(OrderStep.PREPARATION),
  READINESS(OrderStep.READINESS),
  COMPLETION(OrderStep.COMPLETION),
  TAGS(null);

  private final @Nullable OrderStep step;

  OrderAct(@Nullable OrderStep step) {
    this.step = step;
  }

  /** Where an order is led; null where it stays. */
  @Nullable FulfilmentState leadsTo() {
    return step == null ? null : step.leadsTo();
  }
}
