package io.storeflow.stockapi;

import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The locations of a store, read only if a request names any: most name none. */
final class LocationsOnDemand {
  private final Store store;
  private final Locations locations;
  private @Nullable Places places;

  LocationsOnDemand(Store store, Locations locations) {
    this.store = store;
    this.locations = locations;
  }

  /** Row id of the one that is named; null where none is, or (noted) where it cannot be. */
  @Nullable Long idOf(String pointer, @Nullable String named, List<Wrong> wrongs) {
    if (Typed.line(named).isEmpty()) return null;
    var known = places;
    if (known == null) places = known = new Places(locations.all(store));
    Location found = known.read(pointer, named, wrongs);
    return found == null ? null : found.id();
  }
}
