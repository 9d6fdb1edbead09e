package io.storeflow.loyalty;

/** There are fewer points than are to be redeemed: some were spent meanwhile. */
public class PointsSpent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PointsSpent() {
    super("fewer points than are to be redeemed", null, false, false);
  }
}
