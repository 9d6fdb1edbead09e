package io.storeflow.store;

/** How orders of a merchant are paid; the value is stored. */
public enum Payments {
  /** No payment provider yet: an order counts as paid as soon as it is placed. */
  AS_PAID,
  /** An order waits for its payment; its stock is reserved for a limited time. */
  AWAITED;

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Payments of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
