package io.storeflow.shipping;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Rates of shipping. */
@Component
class RateSamples implements FeatureSamples {
  private final World world;

  RateSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("rate", this::rate);
    book.foreign(this::rate, "/rate_id");
    book.form("/s/{store}/shipping create", RateSamples::form);
    book.form("/s/{store}/shipping/{rate} update", RateSamples::changed);
    book.form("/s/{store}/shipping/{rate}/switch toggle", spot -> Map.of("on", "false"));
    // It is the only one of its store.
    book.formWithoutTrace("/s/{store}/shipping/{rate}/place move", spot -> Map.of("up", "true"));
  }

  private String rate(Spot spot) {
    return world.rate(spot.store(), Method.SHIPPING, 490);
  }

  private static Map<String, String> form(Spot spot) {
    return Map.of(
        "name", "Courier " + spot.mark(),
        "method", "shipping",
        "price", "4.90",
        "freeFrom", "50",
        "daysFrom", "2",
        "daysTo", "4",
        "countries", "DE, AT",
        "postalPrefixes", "10, 12",
        "active", "true");
  }

  private static Map<String, String> changed(Spot spot) {
    var form = new LinkedHashMap<>(form(spot));
    form.put("version", "1");
    return form;
  }
}
