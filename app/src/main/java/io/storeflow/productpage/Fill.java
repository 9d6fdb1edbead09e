package io.storeflow.productpage;

import io.storeflow.platform.code.Coded;

/** What can be set for several variants at once. */
enum Fill implements Coded {
  PRICE,
  COMPARE_AT,
  COST,
  WEIGHT,
  CONTENT,
  ON_HAND,
  LOW_AT,
  ATTRIBUTES,
  TRACKED,
  UNTRACKED,
  BACKORDER,
  NO_BACKORDER,
  SOLD,
  UNSOLD;

  /** Whether it turns something on or off, and takes no value. */
  boolean isSwitch() {
    return isSwitch(TRACKED, UNTRACKED)
        || isSwitch(BACKORDER, NO_BACKORDER)
        || isSwitch(SOLD, UNSOLD);
  }

  boolean isSwitch(Fill on, Fill off) {
    return this == on || this == off;
  }
}
