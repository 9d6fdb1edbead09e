package io.storeflow.soldout;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a kitchen has run out of. */
@Component
class SoldOutSamples implements FeatureSamples {
  private final World world;

  SoldOutSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/sold-out say", this::variant);
    book.form("/s/{store}/board/kitchen/sold-out say", this::variant);
  }

  private Map<String, String> variant(Spot spot) {
    var variant = world.goods(spot.store(), 500, 5).publicId();
    return Map.of("thing", "VARIANT", "id", variant, "spell", "OPENING");
  }
}
