package io.storeflow.stocktake;

import io.storeflow.platform.code.Coded;

/** Where a stocktake stands. */
public enum StocktakeState implements Coded {
  /** People count. */
  OPEN,
  /** Its differences are written into the ledger. */
  POSTED,
  /** Given up; nothing was changed. */
  CANCELLED;
}
