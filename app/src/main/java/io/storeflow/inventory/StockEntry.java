package io.storeflow.inventory;

import io.storeflow.platform.code.Coded;

/** What staff say of stock by hand. */
public enum StockEntry implements Coded {
  /** So many came in. */
  RECEIVED(LedgerKind.RECEIPT),
  /** So many were brought back by who had bought them. */
  RETURNED(LedgerKind.RETURN),
  /** So many are broken, spoilt or lost. */
  DAMAGED(LedgerKind.DAMAGE),
  /** So many are there, whatever was written down; what is owed is still owed from them. */
  COUNTED(LedgerKind.ADJUSTMENT),
  /** So many more, or with a minus fewer, than was written down. */
  CORRECTED(LedgerKind.ADJUSTMENT);

  private final LedgerKind kind;

  StockEntry(LedgerKind kind) {
    this.kind = kind;
  }

  public LedgerKind kind() {
    return kind;
  }

  /** The change of what is on hand. */
  public int delta(int units, int onHand) {
    return switch (this) {
      case RECEIVED, RETURNED, CORRECTED -> units;
      case DAMAGED -> -units;
      case COUNTED -> units - Math.max(0, onHand);
    };
  }
}
