package io.storeflow.inventory;

import java.util.Locale;

/** Why stock moved. */
public enum LedgerKind {
  RECEIPT,
  SALE,
  RESERVATION,
  RELEASE,
  ADJUSTMENT,
  RETURN,
  DAMAGE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static LedgerKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
