package io.storeflow.brandpage;

import io.storeflow.brand.StoreBrands;
import io.storeflow.label.Brands;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brands, each of a product. */
@Component
class BrandSamples implements FeatureSamples {
  private final World world;
  private final Brands labels;
  private final StoreBrands brands;

  BrandSamples(World world, Brands labels, StoreBrands brands) {
    this.world = world;
    this.labels = labels;
    this.brands = brands;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing(
        "brand", spot -> brands.named(spot.store(), add(spot, "Seki")).orElseThrow().publicId());
    book.form(
        "/s/{store}/brands/{brand} change",
        spot ->
            Map.of(
                "version",
                "1",
                "name",
                "Brand " + spot.mark(),
                "slug",
                "brand-" + spot.mark(),
                "text",
                "Text " + spot.mark(),
                "logo",
                "",
                "logoOff",
                "false"));
    book.form("/s/{store}/brands/{brand}/merger merge", spot -> Map.of("into", add(spot, "Other")));
    book.form("/s/{store}/brands/{brand}/deletion delete", spot -> Map.of("keepSafety", "true"));
  }

  /** The name of a new brand. */
  private String add(Spot spot, String name) {
    var goods = world.goods(spot.store(), 500, 5);
    var brand = name + " " + spot.mark();
    labels.named(spot.store(), brand, goods.productId());
    return brand;
  }
}
