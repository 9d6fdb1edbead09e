package io.storeflow.ratepage;

import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.store.Owned.only;

import io.storeflow.rates.ShippingProfileChanges;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Zones, rates and profiles of shipping. */
@Component
class RateSamples implements FeatureSamples {
  private final World world;
  private final ShippingProfileChanges profiles;
  private final DSLContext db;

  RateSamples(World world, ShippingProfileChanges profiles, DSLContext db) {
    this.world = world;
    this.profiles = profiles;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("rate", this::rate);
    book.foreign(this::rate, "/rate_id");
    book.thing("zone", this::zone);
    book.thing("profile", this::profile);
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

  /** That of Germany, which the first rate makes. */
  private String zone(Spot spot) {
    var zone = only(spot.store(), SHIPPING_ZONE);
    var there = db.select(zone.PUBLIC_ID).from(zone).fetchAny(zone.PUBLIC_ID);
    if (there != null) return there;
    rate(spot);
    return zone(spot);
  }

  private String profile(Spot spot) {
    return profiles.create(spot.store(), "Chilled", Actor.SYSTEM);
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
    form.put("active", "true");
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
