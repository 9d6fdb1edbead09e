package io.storeflow.pickup;

import org.jspecify.annotations.Nullable;

/**
 * What may be fetched at a place: what it has itself goes first.
 *
 * @param alone whether nothing is brought there from other places
 * @param minutes by which it is ready later where something is; 0 for none
 */
public record OwnStock(boolean alone, int minutes) {
  public static final OwnStock FIRST = new OwnStock(false, 0);

  public static OwnStock of(boolean alone, @Nullable Integer minutes) {
    return !alone && minutes == null ? FIRST : new OwnStock(alone, minutes == null ? 0 : minutes);
  }
}
