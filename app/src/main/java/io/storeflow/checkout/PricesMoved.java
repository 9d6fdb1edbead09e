package io.storeflow.checkout;

/**
 * What the store offers, or what a rule has left, has changed while an order was on its way: plan
 * it again.
 */
class PricesMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PricesMoved() {
    super("the offer of the store has changed meanwhile", null, false, false);
  }
}
