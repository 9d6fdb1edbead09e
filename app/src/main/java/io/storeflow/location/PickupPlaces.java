package io.storeflow.location;

import io.storeflow.pickup.PickupPlace;
import io.storeflow.store.Store;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** From which locations something may be fetched: those that are open. */
@Component
public class PickupPlaces {
  private final Locations locations;

  PickupPlaces(Locations locations) {
    this.locations = locations;
  }

  /** Also those that nobody could find, which no rate may name. */
  public List<PickupPlace> of(Store store) {
    return locations.open(store).stream()
        .map(
            it ->
                PickupPlace.of(
                    store,
                    it.id(),
                    it.publicId(),
                    it.name(),
                    it.address().found(),
                    it.main(),
                    it.active()))
        .flatMap(Stream::ofNullable)
        .toList();
  }
}
