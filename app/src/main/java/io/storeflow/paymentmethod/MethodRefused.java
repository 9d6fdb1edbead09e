package io.storeflow.paymentmethod;

/** A way to pay could not be written. */
public final class MethodRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** The store has as many as it may. */
    MANY,
    /** Somebody else has changed it since it was shown. */
    STALE,
    /** A store has one at least. */
    LAST
  }

  private final Why why;

  MethodRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
