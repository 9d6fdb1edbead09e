package io.storeflow.orderlist;

import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.code.Coded;
import java.util.Set;

/** A saved view of the list of orders: which states of fulfilment it shows; none for all. */
public enum OrderView implements Coded {
  TODO(FulfilmentState.OPEN),
  NEW(Set.of(FulfilmentState.NEW)),
  PREPARING(Set.of(FulfilmentState.ACCEPTED, FulfilmentState.PREPARING)),
  READY(Set.of(FulfilmentState.READY)),
  COMPLETED(Set.of(FulfilmentState.COMPLETED)),
  CANCELLED(Set.of(FulfilmentState.CANCELLED)),
  ALL(Set.of());

  private final Set<FulfilmentState> states;

  OrderView(Set<FulfilmentState> states) {
    this.states = states;
  }

  Set<FulfilmentState> states() {
    return states;
  }

  /** Whether it holds nothing but orders that somebody still has to work on. */
  boolean isOpen() {
    return !states.isEmpty() && FulfilmentState.OPEN.containsAll(states);
  }
}
