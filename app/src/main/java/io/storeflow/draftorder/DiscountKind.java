package io.storeflow.draftorder;

import io.storeflow.platform.code.Coded;

/** How what is off a draft is said. */
public enum DiscountKind implements Coded {
  PERCENT,
  AMOUNT
}
