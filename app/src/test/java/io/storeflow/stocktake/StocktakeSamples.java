package io.storeflow.stocktake;

import io.storeflow.category.Categories;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counting what is there. */
@Component
class StocktakeSamples implements FeatureSamples {
  private final World world;
  private final Locations locations;
  private final Categories categories;
  private final Stocktakes stocktakes;

  StocktakeSamples(World world, Locations locations, Categories categories, Stocktakes stocktakes) {
    this.world = world;
    this.locations = locations;
    this.categories = categories;
    this.stocktakes = stocktakes;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("stocktake", spot -> stocktakes.begin(spot.store(), main(spot), null, Actor.SYSTEM));
    book.form("/s/{store}/inventory/stocktakes begin", this::begun);
    // Noted before it counts, with who noted it.
    book.formWithoutTrace("/s/{store}/inventory/stocktakes/{stocktake}/scans scan", this::scanned);
    book.formWithoutTrace(
        "/s/{store}/inventory/stocktakes/{stocktake}/counts count", this::counted);
    book.form("/s/{store}/inventory/stocktakes/{stocktake}/posting post", this::counted);
  }

  private Location main(Spot spot) {
    return locations.all(spot.store()).getFirst();
  }

  private Map<String, String> begun(Spot spot) {
    var category = categories.create(spot.store(), "Counted " + spot.mark(), Actor.SYSTEM);
    return Map.of("place", main(spot).publicId(), "category", category);
  }

  /** Beside another one: a part of its name that both have finds two. */
  private Map<String, String> scanned(Spot spot) {
    variant(spot);
    return Map.of("code", variant(spot), "scan", "1k-9z-0" + spot.mark());
  }

  private Map<String, String> counted(Spot spot) {
    var variant = variant(spot);
    return Map.of(
        "lines[0].variant", variant,
        "lines[0].units", "4",
        "lines[0].was", "5",
        "set", variant,
        "view", "differing",
        "cursor", "");
  }

  private String variant(Spot spot) {
    return world.goods(spot.store(), 500, 5).publicId();
  }
}
