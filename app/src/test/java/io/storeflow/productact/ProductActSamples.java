package io.storeflow.productact;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is done to products from their list. */
@Component
class ProductActSamples implements FeatureSamples {
  private final World world;

  ProductActSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/products/state change", this::state);
  }

  private Map<String, String> state(Spot spot) {
    var product = world.goods(spot.store(), 500, 5).product();
    return Map.of("product", product, "state", "archived", "back", "");
  }
}
