package io.storeflow.fulfilment;

import org.jspecify.annotations.Nullable;

/** What was to go out does not: nothing was changed. */
public final class CannotSend extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Its code names the sentence. */
  public enum Why implements io.storeflow.platform.code.Coded {
    /** All of it has gone out, or nothing of it is sent. */
    NOTHING_LEFT,
    /** No unit was named. */
    NOTHING_CHOSEN,
    /** There are not that many left of a line. */
    TOO_MANY,
    /** Somebody has changed it since the page was read. */
    OVERTAKEN,
    /** Units of it were paid back, or are coming back. */
    PAID_BACK,
    HELD,
    CANCELLED,
    /** It is not fetched, so nobody can hand it over. */
    NOT_FETCHED
  }

  private final Why why;
  private final transient Outgoing.@Nullable Line line;

  public CannotSend(Why why) {
    this(why, null);
  }

  CannotSend(Why why, Outgoing.@Nullable Line line) {
    super(why.code(), null, false, false);
    this.why = why;
    this.line = line;
  }

  public Why why() {
    return why;
  }

  /** Of which there are not so many, with how many are left; null where it is none. */
  public Outgoing.@Nullable Line line() {
    return line;
  }
}
