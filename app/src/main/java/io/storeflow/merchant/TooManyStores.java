package io.storeflow.merchant;

/**
 * The merchant has as many stores as one may have: pages over all of them, and what they cost, grow
 * with each.
 */
public final class TooManyStores extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int most;

  TooManyStores(int most) {
    super("A merchant has at most " + most + " stores", null, false, false);
    this.most = most;
  }

  public int most() {
    return most;
  }
}
