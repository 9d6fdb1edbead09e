package io.storeflow.vatid;

import io.storeflow.platform.code.Coded;

/** What is known of a VAT id. */
public enum VatIdState implements Coded {
  /** VIES has said that it holds. */
  CONFIRMED,
  /** VIES knows of nobody who has it. */
  UNKNOWN,
  /** It could not be asked about. */
  UNCHECKED,
  /** It changes nothing: of the store's own country, or the store charges no VAT of the Union. */
  NOT_NEEDED,
  /** Somebody of the store has confirmed it after the order was taxed, for that order. */
  BY_STAFF;

  public boolean isConfirmed() {
    return this == CONFIRMED || this == BY_STAFF;
  }

  /** Whether tax was charged that a confirmed id may spare. */
  public boolean isOpen() {
    return this == UNKNOWN || this == UNCHECKED;
  }
}
