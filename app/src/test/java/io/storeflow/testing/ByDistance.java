package io.storeflow.testing;

import io.storeflow.geo.Coordinates;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** Lets a store in the middle of Berlin bring things by how far it is. */
public final class ByDistance {
  /** 1.9 km away, as the stand-in of the geocoder has it. */
  public static final Map<String, String> NEAR = address("10115", "Berlin", "Invalidenstraße 1");

  /** 4.9 km away. */
  public static final Map<String, String> FURTHER = address("12043", "Berlin", "Karl-Marx-Str. 1");

  /** 28 km away. */
  public static final Map<String, String> FAR = address("14467", "Potsdam", "Am Kanal 1");

  /** Nobody knows where that is. */
  public static final Map<String, String> UNKNOWN = address("99999", "Nirgends", "Weg 1");

  /** The geocoder does not answer. */
  public static final Map<String, String> AWAY = address("10115", "Berlin", "Away 1");

  @Autowired Locations locations;
  @Autowired ZoneChanges zones;
  @Autowired RateChanges rates;
  @Autowired ShippingBooks books;

  /**
   * From 20 on, in Germany: 2.90 up to 3 km, 4.90 up to 5 km.
   *
   * @return the public id of the rate
   */
  public String open(Store store) {
    var main = locations.all(store).stream().filter(Location::main).findFirst().orElseThrow();
    var middle = new Coordinates(52_520_000, 13_405_000);
    locations.change(store, main.publicId(), main.name(), main.address(), middle, Actor.SYSTEM);
    var germany = Area.of(Set.of("DE"));
    var draft = new ZoneDraft("Near", Method.DELIVERY, germany, store.money(2000));
    var zone = zones.create(store, draft, true, Actor.SYSTEM);
    var bands = List.of(new Band(3000L, store.money(290)), new Band(5000L, store.money(490)));
    return rates.create(
        store,
        new RateDraft(
            "Bike",
            books.of(store).zone(zone).orElseThrow(),
            new Tariff(Basis.DISTANCE, bands),
            null,
            null,
            null,
            true),
        Actor.SYSTEM);
  }

  private static Map<String, String> address(String postcode, String city, String line1) {
    return Map.of(
        "country", "DE",
        "postalCode", postcode,
        "city", city,
        "line1", line1,
        "phone", "+49 30 1234567");
  }
}
