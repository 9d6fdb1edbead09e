package io.storeflow.order;

/** An order is not where the caller thinks, or no way leads on from there. Nothing was changed. */
public final class IllegalMove extends RuntimeException {
  /** What stands in the way. */
  public enum Why {
    /** Where it is: there is no such way, or somebody was faster. */
    ELSEWHERE,
    /** Somebody holds it for a reason. */
    HELD,
    /** Some of it has gone out: it cannot be cancelled as if nothing had. */
    PARTLY_GONE,
    /** Units that had gone out were paid back: they are not sent again. */
    PAID_BACK,
    /** Gift cards were bought with it, and something was paid with them. */
    CARDS_SPENT
  }

  private final long number;
  private final FulfilmentState present;
  private final FulfilmentState wanted;
  private final Why why;

  IllegalMove(long number, FulfilmentState present, FulfilmentState wanted) {
    this(number, present, wanted, Why.ELSEWHERE);
  }

  public IllegalMove(long number, FulfilmentState present, FulfilmentState wanted, Why why) {
    super(
        "order " + number + " is " + present.code() + ", not to become " + wanted.code(),
        null,
        false,
        false);
    this.number = number;
    this.present = present;
    this.wanted = wanted;
    this.why = why;
  }

  public long number() {
    return number;
  }

  /** Where the order is now. */
  public FulfilmentState present() {
    return present;
  }

  public FulfilmentState wanted() {
    return wanted;
  }

  public Why why() {
    return why;
  }
}
