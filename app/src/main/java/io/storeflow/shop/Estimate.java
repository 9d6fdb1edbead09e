package io.storeflow.shop;

import org.jspecify.annotations.Nullable;

/**
 * When an order would come that is placed now, in words; null for a way that is not offered.
 *
 * @param shipping the day on which a parcel leaves, and how long it is on its way
 */
public record Estimate(
    @Nullable String pickup, @Nullable String delivery, @Nullable String shipping) {
  /** Of what is not there: nobody knows when that comes. */
  static final Estimate NONE = new Estimate(null, null, null);
}
