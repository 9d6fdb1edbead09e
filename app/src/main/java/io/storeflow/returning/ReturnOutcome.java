package io.storeflow.returning;

import io.storeflow.platform.code.Coded;

/** What becomes of a return, or what its shopper wants. */
public enum ReturnOutcome implements Coded {
  REFUND,
  /** Paid back, and ordered anew: the goods instead cost what they cost now. */
  EXCHANGE,
  /** Nothing came, or nothing of it is paid back. */
  NOTHING
}
