package io.storeflow.shipping;

import io.storeflow.platform.code.Coded;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;

/** How an order reaches the shopper. */
public enum Method implements Coded {
  PICKUP,
  DELIVERY,
  SHIPPING;

  /** Whether an address is needed. */
  public boolean needsAddress() {
    return this != PICKUP;
  }

  /** Whether the store has it switched on, and for a pickup a place where that would be. */
  public boolean isOffered(Store store) {
    return isSwitchedOn(store) && (this != PICKUP || store.hasAddress());
  }

  /** How such an order is paid at the store. */
  public PaidBy paidBy(Store store) {
    return switch (this) {
      case PICKUP -> store.settings().paidAtPickup();
      case DELIVERY -> store.settings().paidAtDelivery();
      case SHIPPING -> store.settings().paidAtShipping();
    };
  }

  /**
   * The same of an order.
   *
   * @param sent false for gift cards alone, which come by e-mail: nobody pays at a counter for them
   */
  public PaidBy paidBy(Store store, boolean sent) {
    return sent ? paidBy(store) : PaidBy.ARRANGED;
  }

  public boolean isSwitchedOn(Store store) {
    return switch (this) {
      case PICKUP -> store.settings().pickup();
      case DELIVERY -> store.settings().delivery();
      case SHIPPING -> store.settings().shipping();
    };
  }
}
