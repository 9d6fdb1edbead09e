package io.storeflow.shop;

import io.storeflow.cart.CartRefused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is said of a change; the words are messages {@code shop.cart.said.<code>}. */
enum CartNote {
  ADDED,
  CAPPED,
  NO_NUMBER,
  NOT_FOR_SALE,
  SOLD_OUT,
  TOO_MANY_LINES;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isGood() {
    return this == ADDED || this == CAPPED;
  }

  static Optional<CartNote> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
  }

  static CartNote of(CartRefused.Why why) {
    return switch (why) {
      case NOT_FOR_SALE -> NOT_FOR_SALE;
      case SOLD_OUT -> SOLD_OUT;
      case TOO_MANY_LINES -> TOO_MANY_LINES;
    };
  }
}
