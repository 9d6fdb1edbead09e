package io.storeflow.ratepage;

import io.storeflow.platform.id.PublicId;
import io.storeflow.rates.ShippingProfileChanges;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Zones, rates and profiles of shipping. */
@Component
class RateSamples implements FeatureSamples {
  private static final int KEPT = 8;

  private final World world;
  private final ShippingBooks books;
  private final ZoneChanges zones;
  private final ShippingProfileChanges profiles;

  RateSamples(
      World world, ShippingBooks books, ZoneChanges zones, ShippingProfileChanges profiles) {
    this.world = world;
    this.books = books;
    this.zones = zones;
    this.profiles = profiles;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("rate", this::rate);
    book.foreign(this::rate, "/rate_id");
    book.thing("zone", this::zone);
    book.thing("profile", this::profile);
    book.foreign(this::zone, "/zone");
    book.foreign(this::profile, "/profile");
    book.form("/s/{store}/shipping create", this::form);
    book.form("/s/{store}/shipping/{rate} update", this::changed);
    book.form("/s/{store}/shipping/{rate}/switch toggle", spot -> Map.of("on", "false"));
    // It is the only one of its store.
    book.formWithoutTrace("/s/{store}/shipping/{rate}/place move", spot -> Map.of("up", "true"));
    book.form("/s/{store}/shipping/zones create", RateSamples::zoneForm);
    book.form("/s/{store}/shipping/zones/{zone} update", RateSamples::zoneChanged);
    book.formWithoutTrace(
        "/s/{store}/shipping/zones/{zone}/place move", spot -> Map.of("up", "true"));
    book.form(
        "/s/{store}/shipping/profiles create", spot -> Map.of("name", "Bulky " + spot.mark()));
    book.form(
        "/s/{store}/shipping/profiles/{profile} update",
        spot -> Map.of("name", "Bulky " + spot.mark(), "version", "1"));
  }

  private String rate(Spot spot) {
    return world.rate(spot.store(), Method.SHIPPING, 490);
  }

  /** A new one each time, as its version counts; a store has only so many. */
  private String zone(Spot spot) {
    var all = books.of(spot.store()).zones().stream().filter(it -> it.rates().isEmpty()).toList();
    for (var old : all.subList(0, Math.max(0, all.size() - KEPT)))
      zones.delete(spot.store(), old.publicId(), Actor.SYSTEM);
    var area = Area.of(Set.of("DE"));
    return zones.create(
        spot.store(), new ZoneDraft("", Method.SHIPPING, area, null), false, Actor.SYSTEM);
  }

  private String profile(Spot spot) {
    var all = books.of(spot.store()).profiles();
    for (var old : all.subList(0, Math.max(0, all.size() - KEPT)))
      profiles.delete(spot.store(), old.publicId(), Actor.SYSTEM);
    return profiles.create(spot.store(), "Chilled " + PublicId.random(), Actor.SYSTEM);
  }

  private Map<String, String> form(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "Courier " + spot.mark());
    form.put("zone", zone(spot));
    form.put("basis", "flat");
    form.put("price", "4.90");
    form.put("freeFrom", "50");
    form.put("daysFrom", "2");
    form.put("daysTo", "4");
    form.put("profile", "");
    form.put("cutoff", "14:00");
    form.put("handlingDays", "1");
    form.put("leadMinutes", "");
    form.put("location", "");
    form.put("active", "true");
    form.put("eatenHere", "");
    form.put("onlyThere", "");
    form.put("elsewhereMinutes", "");
    return form;
  }

  private Map<String, String> changed(Spot spot) {
    var form = form(spot);
    form.put("version", "1");
    return form;
  }

  private static Map<String, String> zoneForm(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "North " + spot.mark());
    form.put("method", "shipping");
    form.put("countries", "DE, AT");
    form.put("regions", "");
    form.put("postcodes", "10, 12");
    form.put("except", "1234");
    form.put("minimum", "20");
    form.put("first", "true");
    return form;
  }

  private static Map<String, String> zoneChanged(Spot spot) {
    var form = new LinkedHashMap<>(zoneForm(spot));
    form.remove("first");
    form.put("version", "1");
    return form;
  }
}
