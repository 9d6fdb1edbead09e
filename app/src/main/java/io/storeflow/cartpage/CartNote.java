package io.storeflow.cartpage;

import io.storeflow.cart.CartLine.Less;
import io.storeflow.cart.CartRefused;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/** What is said of a change; the words are messages {@code shop.cart.said.<code>}. */
public enum CartNote implements Coded {
  ADDED,
  /** There are no more. */
  CAPPED,
  /** An order takes no more of one good. */
  FULL,
  /** An order takes no more gift cards. */
  TOO_MANY_CARDS,
  NO_NUMBER,
  NOT_FOR_SALE,
  /** The values that were chosen make no variant. */
  NO_SUCH_VARIANT,
  SOLD_OUT,
  TOO_MANY_LINES,
  /** The product offers no such choice. */
  CHOICE_UNKNOWN,
  CHOICE_SOLD_OUT,
  CHOICE_TOO_FEW,
  CHOICE_TOO_MANY,
  /** An order was to be placed, and not all of it was there any more. */
  FELL_SHORT,
  /** Nobody knows the discount code, or it does not hold any more. */
  CODE_UNKNOWN,
  TOO_MANY_CODES;

  /** Whether all was done that was asked for. */
  public boolean isGood() {
    return this == ADDED;
  }

  /** Whether it is said at the field of discount codes. */
  public boolean isOfCode() {
    return this == CODE_UNKNOWN || this == TOO_MANY_CODES;
  }

  /** Whether the cart was changed, if not by all that was asked for. */
  boolean isTaken() {
    return this == ADDED || this == CAPPED || this == FULL || this == TOO_MANY_CARDS;
  }

  /** Why less is in the cart than was asked for; null where it is not. */
  static @Nullable CartNote of(@Nullable Less less) {
    return switch (less) {
      case null -> null;
      case SHORT -> CAPPED;
      case FULL -> FULL;
      case CARDS -> TOO_MANY_CARDS;
    };
  }

  static CartNote of(CartRefused refused) {
    return switch (refused.why()) {
      case NOT_FOR_SALE -> NOT_FOR_SALE;
      case SOLD_OUT -> SOLD_OUT;
      case TOO_MANY_LINES -> TOO_MANY_LINES;
      case CHOICE -> of(refused.choice());
    };
  }

  private static CartNote of(Selection.@Nullable Fault choice) {
    if (choice == null) return CHOICE_UNKNOWN;
    return switch (choice.why()) {
      case UNKNOWN -> CHOICE_UNKNOWN;
      case SOLD_OUT -> CHOICE_SOLD_OUT;
      case TOO_FEW -> CHOICE_TOO_FEW;
      case TOO_MANY -> CHOICE_TOO_MANY;
    };
  }
}
