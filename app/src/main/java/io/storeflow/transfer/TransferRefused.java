package io.storeflow.transfer;

/** A transfer cannot go on so. Nothing was changed. */
public final class TransferRefused extends RuntimeException {

  /** Why; the message {@code transfer.error.<code>} says it. */
  public enum Why {
    /** Both places are the same. */
    SAME_PLACE,
    /** A place takes part that is closed. */
    CLOSED,
    /** It has no lines. */
    EMPTY,
    /** It has as many lines as it may. */
    MANY,
    /** It was sent, received or cancelled meanwhile, or somebody else changed it. */
    MOVED,
    /** More arrived than was under way. */
    MORE
  }

  private final Why why;

  TransferRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
