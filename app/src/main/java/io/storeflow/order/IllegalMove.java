package io.storeflow.order;

/** An order is not where the caller thinks, or no way leads on from there. Nothing was changed. */
public final class IllegalMove extends RuntimeException {
  private final long number;
  private final FulfilmentState present;
  private final FulfilmentState wanted;

  IllegalMove(long number, FulfilmentState present, FulfilmentState wanted) {
    super(
        "order " + number + " is " + present.code() + ", not to become " + wanted.code(),
        null,
        false,
        false);
    this.number = number;
    this.present = present;
    this.wanted = wanted;
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
}
