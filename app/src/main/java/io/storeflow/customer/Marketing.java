package io.storeflow.customer;

import io.storeflow.platform.code.Coded;

/** Whether a customer wants to be written to beyond their orders; from the loosest on. */
public enum Marketing implements Coded {
  GIVEN,
  /** They never said. */
  NONE,
  WITHDRAWN;

  /** What holds of two that are the same person. */
  public Marketing stricter(Marketing other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
