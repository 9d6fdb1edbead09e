package io.storeflow.inventory;

import io.storeflow.platform.code.Coded;
import java.util.Locale;
import java.util.Optional;

/**
 * Why StoreFlow itself moved stock. The ledger keeps the code and its page says it in the reader's
 * language; the reasons that people type are kept as they are.
 */
public enum LedgerReason implements Coded {
  ORDER_CANCELLED,
  /** When what was ordered could not be sold again. */
  CANCELLED_TOO_LATE,
  /** When it came back and could not be sold again. */
  RETURNED_DAMAGED,
  PRODUCT_DELETED,
  /** When its product was saved without it. */
  VARIANT_LEFT_OUT,
  /** When somebody has counted and said no more of it. */
  COUNTED,
  /** When what was held was not ordered in time. */
  HOLD_ENDED,
  /** When who held it let go of it. */
  HOLD_GIVEN_UP,
  /** When a shopper put it into a cart. */
  IN_CART,
  /** When the cart became an order, which takes what it needs. */
  CART_ORDERED,
  /** A file of products said so. */
  IMPORT,
  /** What a file of products said was taken back. */
  IMPORT_UNDONE;

  /** Also of the sentence that stood in the ledger before there were codes: "order cancelled". */
  public static Optional<LedgerReason> of(String reason) {
    var code = reason.toLowerCase(Locale.ROOT).replace(' ', '_');
    for (var each : values()) if (each.code().equals(code)) return Optional.of(each);
    return Optional.empty();
  }
}
