package io.storeflow.rates;

/** A store has as many of these as it may have. */
public class ShippingFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int most;

  ShippingFull(int most) {
    this.most = most;
  }

  /** That there may be. */
  public int most() {
    return most;
  }
}
