package io.storeflow.bulkedit;

import io.storeflow.platform.code.Coded;

/** What became of one of many products. */
public enum BulkOutcome implements Coded {
  WAITING,
  CHANGED,
  /** It was so already. */
  SAME,
  REFUSED;
}
