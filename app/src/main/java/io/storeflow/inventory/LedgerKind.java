package io.storeflow.inventory;

import io.storeflow.platform.code.Coded;

/** Why stock moved. */
public enum LedgerKind implements Coded {
  RECEIPT,
  SALE,
  RESERVATION,
  RELEASE,
  ADJUSTMENT,
  RETURN,
  DAMAGE,
  /** Left for, or came from, another location of the store. */
  TRANSFER,
  /** Found by a stocktake to be more, or fewer, than was written down. */
  STOCKTAKE
}
