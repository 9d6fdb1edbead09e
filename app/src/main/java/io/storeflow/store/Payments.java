package io.storeflow.store;

import io.storeflow.platform.code.Coded;

/** How orders of a merchant are paid; the value is stored. */
public enum Payments implements Coded {
  /** No payment provider yet: an order counts as paid as soon as it is placed. */
  AS_PAID,
  /** An order waits for its payment; its stock is reserved for a limited time. */
  AWAITED;
}
