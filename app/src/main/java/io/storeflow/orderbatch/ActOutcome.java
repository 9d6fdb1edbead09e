package io.storeflow.orderbatch;

import io.storeflow.platform.code.Coded;

/** What became of an order, or would. */
public enum ActOutcome implements Coded {
  WAITING,
  DONE,
  /** It was so already. */
  SAME,
  /** It was left alone, for a reason. */
  REFUSED
}
