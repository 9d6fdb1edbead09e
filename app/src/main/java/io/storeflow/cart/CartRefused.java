package io.storeflow.cart;

/** A change of a cart that is not made; nothing was changed. */
public final class CartRefused extends RuntimeException {

  public enum Why {
    /** The variant is not for sale here. */
    NOT_FOR_SALE,
    SOLD_OUT,
    /** More different things than an order may have. */
    TOO_MANY_LINES
  }

  private final Why why;

  CartRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
