package io.storeflow.loyalty;

/** There are fewer points than are to be redeemed: some were spent meanwhile. */
public class PointsSpent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long open;

  /**
   * @param balance that is not enough
   */
  PointsSpent(long balance) {
    super("fewer points than are to be redeemed", null, false, false);
    this.open = Math.max(0, balance);
  }

  /** How many there are, 0 or more. */
  public long open() {
    return open;
  }
}
