package io.storeflow.store;

import io.storeflow.platform.code.Coded;

/**
 * How the money of an order reaches a store while no provider takes it; the value is stored. What
 * shoppers are told of each is the message {@code shop.pay.<code>}.
 */
public enum PaidBy implements Coded {
  /** Against the goods: at the counter, to the rider, to the carrier. */
  ON_HANDOVER,
  TRANSFER,
  INVOICE,
  /** As the store itself tells its shoppers. */
  ARRANGED;
}
