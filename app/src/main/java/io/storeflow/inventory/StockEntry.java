package io.storeflow.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What staff say of stock by hand. */
public enum StockEntry {
  /** So many came in. */
  RECEIVED(LedgerKind.RECEIPT),
  /** So many are broken, spoilt or lost. */
  DAMAGED(LedgerKind.DAMAGE),
  /** So many are there, whatever was written down. */
  COUNTED(LedgerKind.ADJUSTMENT);

  private final LedgerKind kind;

  StockEntry(LedgerKind kind) {
    this.kind = kind;
  }

  LedgerKind kind() {
    return kind;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<StockEntry> of(String code) {
    return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
  }

  /** The change of what is on hand. */
  int delta(int units, int onHand) {
    if (this == COUNTED) return units - onHand;
    return this == DAMAGED ? -units : units;
  }
}
