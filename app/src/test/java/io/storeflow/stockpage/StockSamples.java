package io.storeflow.stockpage;

import io.storeflow.location.Locations;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stock that is entered by hand. */
@Component
class StockSamples implements FeatureSamples {
  private final World world;
  private final Locations locations;

  StockSamples(World world, Locations locations) {
    this.world = world;
    this.locations = locations;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/inventory/{variant}/entry enter", this::entry);
    book.form("/s/{store}/inventory/entries enterInList", this::corrected);
    book.form(
        "/s/{store}/inventory/thresholds alertAt",
        spot -> Map.of("variant", variant(spot), "lowAt", "7"));
  }

  private String variant(Spot spot) {
    return world.goods(spot.store(), 500, 5).publicId();
  }

  private Map<String, String> entry(Spot spot) {
    return Map.of(
        "entry",
        "received",
        "units",
        "5",
        "place",
        locations.all(spot.store()).getFirst().publicId(),
        "reason",
        "Delivery " + spot.mark());
  }

  private Map<String, String> corrected(Spot spot) {
    return Map.of(
        "variant",
        variant(spot),
        "entry",
        "corrected",
        "units",
        "-2",
        "reason",
        "Reason " + spot.mark());
  }
}
