package io.storeflow.backinstock;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mails for those who wait for goods. */
@Component
class WishSamples implements FeatureSamples {
  private final World world;

  WishSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    // Of a mail that nobody has.
    book.thing("token", spot -> "x".repeat(22));
    book.formWithoutTrace("/shop/{store}/wishes ask", this::wish);
  }

  private Map<String, String> wish(Spot spot) {
    var soldOut = world.goods(spot.store(), 500, 0).publicId();
    return Map.of("variant", soldOut, "email", "mika" + spot.mark() + "@example.com");
  }
}
