package io.storeflow.hold;

/** The store holds stock as often as it may. Nothing was held. */
public final class TooManyHolds extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyHolds() {
    super("too many holds", null, false, false);
  }
}
