package io.storeflow.cartpage;

import io.storeflow.cart.CartRefused;
import io.storeflow.platform.code.Coded;

/** What is said of a change; the words are messages {@code shop.cart.said.<code>}. */
public enum CartNote implements Coded {
  ADDED,
  CAPPED,
  NO_NUMBER,
  NOT_FOR_SALE,
  SOLD_OUT,
  TOO_MANY_LINES,
  /** An order was to be placed, and not all of it was there any more. */
  FELL_SHORT;

  public boolean isGood() {
    return this == ADDED || this == CAPPED;
  }

  static CartNote of(CartRefused.Why why) {
    return switch (why) {
      case NOT_FOR_SALE -> NOT_FOR_SALE;
      case SOLD_OUT -> SOLD_OUT;
      case TOO_MANY_LINES -> TOO_MANY_LINES;
    };
  }
}
