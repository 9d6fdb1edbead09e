package io.storeflow.ordertag;

/** An order would have more tags than {@link OrderTags#MOST}; nothing was changed. */
public final class TooManyTags extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int count;

  public TooManyTags(int count) {
    super("more tags than an order may have", null, false, false);
    this.count = count;
  }

  /** How many it would have. */
  public int count() {
    return count;
  }
}
