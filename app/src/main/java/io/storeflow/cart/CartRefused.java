package io.storeflow.cart;

import io.storeflow.modifier.Selection;
import org.jspecify.annotations.Nullable;

/** A change of a cart that is not made; nothing was changed. */
public final class CartRefused extends RuntimeException {

  public enum Why {
    /** The variant is not for sale here. */
    NOT_FOR_SALE,
    SOLD_OUT,
    /** More different things than an order may have. */
    TOO_MANY_LINES,
    /** What was chosen with it is not what can be had. */
    CHOICE
  }

  private final Why why;
  private final transient Selection.@Nullable Fault choice;

  CartRefused(Why why) {
    this(why, null);
  }

  CartRefused(Selection.Fault choice) {
    this(Why.CHOICE, choice);
  }

  private CartRefused(Why why, Selection.@Nullable Fault choice) {
    super(why.name(), null, false, false);
    this.why = why;
    this.choice = choice;
  }

  /** What is wrong with the choice; null if it is something else. */
  public Selection.@Nullable Fault choice() {
    return choice;
  }

  public Why why() {
    return why;
  }
}
