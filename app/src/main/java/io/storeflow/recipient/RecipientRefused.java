package io.storeflow.recipient;

import io.storeflow.platform.code.Coded;

/** Who gets an order was not changed. */
public final class RecipientRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Its code names the sentence. */
  public enum Why implements Coded {
    /** The order is cancelled. */
    CLOSED,
    /** All of it has gone out. */
    GONE,
    /** Somebody has changed the order since the page was read. */
    MOVED,
    /** Other taxes may hold there than those that were paid. */
    ELSEWHERE
  }

  private final Why why;

  RecipientRefused(Why why) {
    super(why.code(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
