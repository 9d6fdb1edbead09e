package io.storeflow.currencychange;

/** The store keeps its currency. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Blocker blocker;

  Refused(Blocker blocker) {
    super(blocker.code(), null, false, false);
    this.blocker = blocker;
  }

  Blocker blocker() {
    return blocker;
  }
}
