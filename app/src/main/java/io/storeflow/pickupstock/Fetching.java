package io.storeflow.pickupstock;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be fetched by each rate of pickup at a place.
 *
 * @param rates by public id; none of those at the address of the store
 */
public record Fetching(Map<String, There> rates) {
  public static final Fetching NONE = new Fetching(Map.of());

  /** Null where there is nothing to say. */
  public @Nullable There of(String rateId) {
    return rates.get(rateId);
  }

  public boolean isMissing(String rateId) {
    return rates.get(rateId) == There.MISSING;
  }
}
