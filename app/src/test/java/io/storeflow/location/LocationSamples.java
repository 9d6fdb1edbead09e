package io.storeflow.location;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Places where stock is kept. */
@Component
class LocationSamples implements FeatureSamples {
  private final Locations locations;

  LocationSamples(Locations locations) {
    this.locations = locations;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("location", this::location);
    book.foreign(this::location, "place", "/location");
    book.form("/s/{store}/settings/locations create", LocationSamples::form);
    book.form("/s/{store}/settings/locations/{location} update", LocationSamples::form);
    book.form("/s/{store}/settings/locations/{location}/place move", spot -> Map.of("up", "true"));
    book.form(
        "/s/{store}/settings/locations/{location}/switch open", spot -> Map.of("on", "false"));
  }

  private String location(Spot spot) {
    return locations.create(spot.store(), "Place " + spot.mark(), Address.NONE, Actor.SYSTEM);
  }

  private static Map<String, String> form(Spot spot) {
    return Map.of(
        "name", "Warehouse " + spot.mark(),
        "line1", "Hafenstraße 1",
        "line2", "Gate 3",
        "postalCode", "20457",
        "city", "Hamburg",
        "region", "Hamburg",
        "country", "DE");
  }
}
