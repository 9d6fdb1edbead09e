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
  DAMAGE;
}
