package io.storeflow.geocode;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import java.time.Duration;
import java.util.Optional;

/** Somebody outside who knows where addresses lie. */
public interface Geocoder {
  /**
   * Asks about an address.
   *
   * @param limit after which it ends, whatever it waits for
   * @return empty for an address that it does not know
   * @throws GeocoderAway if it does not say
   */
  Optional<Coordinates> find(Address address, Duration limit);
}
