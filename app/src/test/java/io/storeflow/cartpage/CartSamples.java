package io.storeflow.cartpage;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Carts. */
@Component
class CartSamples implements FeatureSamples {
  private final World world;

  CartSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace(
        "/shop/{store}/cart add",
        spot ->
            Map.of("variant", world.goods(spot.store(), 500, 2000).publicId(), "quantity", "2"));
  }
}
