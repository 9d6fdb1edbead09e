package io.storeflow.cart;

/** The cart is not any more what was shown: it was changed, or is an order already. */
public final class CartMoved extends RuntimeException {
  CartMoved() {
    super("the cart has changed meanwhile", null, false, false);
  }
}
