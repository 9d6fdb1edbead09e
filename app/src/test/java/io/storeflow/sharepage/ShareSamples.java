package io.storeflow.sharepage;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Products that are brought to another store. */
@Component
class ShareSamples implements FeatureSamples {
  private final World world;
  private final Shares shares;

  ShareSamples(World world, Shares shares) {
    this.world = world;
    this.shares = shares;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing(
        "share",
        spot -> shares.choose(spot.store(), List.of(goods(spot).productId()), Actor.SYSTEM));
    book.formWithoutTrace("/s/{store}/products/share create", this::chosen);
    book.formWithoutTrace("/s/{store}/products/share/{share} begin", this::plan);
  }

  private World.Goods goods(Spot spot) {
    return world.goods(spot.store(), 500, 100);
  }

  private Map<String, String> chosen(Spot spot) {
    return Map.of(
        "product", goods(spot).product(), "all", "true", "filter", "state=active&q=&sort=title");
  }

  private Map<String, String> plan(Spot spot) {
    var to = world.store(spot.store().merchant());
    return Map.of("to", to.publicId(), "way", "link", "rate", "1.08", "rounding", "ends_90");
  }
}
