package io.storeflow.geocode;

import io.storeflow.geo.Coordinates;
import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Where an address lies, or why that is not known.
 *
 * @param at null where it is not known
 */
public record Located(State state, @Nullable Coordinates at) {
  public static final Located NOT_NEEDED = new Located(State.NOT_NEEDED, null);

  /** What is known of it. */
  public enum State implements Coded {
    KNOWN,
    /** Nothing that goes there depends on it. */
    NOT_NEEDED,
    /** It is no whole address yet. */
    INCOMPLETE,
    /** The geocoder has no such address. */
    UNKNOWN,
    /** The geocoder does not say, for the moment. */
    AWAY,
    /** Who asks has asked about too many. */
    TOO_OFTEN,
    /** This installation has no geocoder. */
    OFF
  }

  /** The message that says to staff and programs why it is not known. */
  public String key() {
    return "shipping.located." + state.code();
  }

  static Located not(State state) {
    return new Located(state, null);
  }

  /**
   * @param at null for an address that the geocoder does not know
   */
  static Located said(@Nullable Coordinates at) {
    return new Located(at == null ? State.UNKNOWN : State.KNOWN, at);
  }
}
