package io.storeflow.cartpage;

import io.storeflow.discountcode.Coupons;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Carts. */
@Component
class CartSamples implements FeatureSamples {
  private final World world;
  private final RuleChanges rules;

  CartSamples(World world, RuleChanges rules) {
    this.world = world;
    this.rules = rules;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace(
        "/shop/{store}/cart add",
        spot ->
            Map.of("variant", world.goods(spot.store(), 500, 2000).publicId(), "quantity", "2"));
    book.formWithoutTrace("/shop/{store}/cart/codes give", this::code);
    book.formWithoutTrace(
        "/shop/{store}/cart/rewards change",
        spot -> Map.of("take", world.goods(spot.store(), 500, 2000).publicId()));
  }

  private Map<String, String> code(Spot spot) {
    var code = "CODE-" + PriceRule.code(PublicId.random());
    new Coupons(rules, spot.store()).tenth(code);
    return Map.of("code", code);
  }
}
