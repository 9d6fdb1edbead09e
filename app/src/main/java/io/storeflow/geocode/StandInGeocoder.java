package io.storeflow.geocode;

import static java.util.Map.entry;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * In the place of a geocoder on a developer's machine: it knows about the middle of some German
 * postcodes, in and around Berlin and further away, and of a street called "Away" it says nothing.
 */
final class StandInGeocoder implements Geocoder {
  private static final Map<String, Coordinates> KNOWN =
      Map.ofEntries(
          entry("10115", new Coordinates(52_532_000, 13_384_900)),
          entry("10178", new Coordinates(52_521_300, 13_409_600)),
          entry("10243", new Coordinates(52_512_000, 13_440_000)),
          entry("10405", new Coordinates(52_533_000, 13_424_000)),
          entry("10585", new Coordinates(52_517_000, 13_303_000)),
          entry("10999", new Coordinates(52_499_000, 13_425_000)),
          entry("12043", new Coordinates(52_480_000, 13_437_000)),
          entry("12045", new Coordinates(52_487_000, 13_438_000)),
          entry("13353", new Coordinates(52_542_000, 13_350_000)),
          entry("14193", new Coordinates(52_482_000, 13_240_000)),
          entry("14467", new Coordinates(52_400_000, 13_059_000)),
          entry("20095", new Coordinates(53_551_000, 10_001_000)),
          entry("80331", new Coordinates(48_136_000, 11_573_000)));

  @Override
  public Optional<Coordinates> find(Address address, Duration limit) {
    if (address.line1().toLowerCase(Locale.ROOT).startsWith("away"))
      throw new GeocoderAway("The stand-in was told so");
    return address.country().equals("DE")
        ? Optional.ofNullable(KNOWN.get(address.postalCode()))
        : Optional.empty();
  }
}
