package io.storeflow.location;

/** A location cannot be changed so. Nothing was changed. */
public final class LocationRefused extends RuntimeException {

  /** Why; the message {@code location.error.<code>} says it. */
  public enum Why {
    /** Another one has the name. */
    TAKEN,
    /** The store has as many as it may. */
    MANY,
    /** It is where the store began. */
    MAIN,
    /** It still holds units. */
    HOLDS,
    /** Units are reserved there, or owed to who has ordered them. */
    OWES,
    /** Units are under way to it, or from it. */
    UNDER_WAY
  }

  private final Why why;
  private final long units;

  LocationRefused(Why why, long units) {
    super(why.name(), null, false, false);
    this.why = why;
    this.units = units;
  }

  public Why why() {
    return why;
  }

  /** How many units are in the way; 0 where none are. */
  public long units() {
    return units;
  }
}
