package io.storeflow.brand;

/** Why a brand was not written. Nothing was changed. */
public final class BrandRefused extends RuntimeException {
  public enum Why {
    /** Somebody changed it since it was read. */
    STALE,
    /** Another brand is known by the name. */
    NAME_TAKEN,
    /** Another brand has the address. */
    SLUG_TAKEN
  }

  private final Why why;

  BrandRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
