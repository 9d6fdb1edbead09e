package io.storeflow.productpage;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The product editor. */
@Component
class ProductSamples implements FeatureSamples {
  private final World world;

  ProductSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("product", spot -> goods(spot).product());
    book.thing("variant", spot -> goods(spot).publicId());
    book.thing("slug", spot -> goods(spot).productSlug());
    book.foreign(spot -> goods(spot).product(), "back");
    book.foreign(spot -> goods(spot).publicId(), "id", "variants[0].id", "/items/0/variant_id");
    book.form("/s/{store}/products create", spot -> form(spot, ""));
    book.form("/s/{store}/products/{product} change", this::changed);
    for (var page : List.of("/s/{store}/products", "/s/{store}/products/{product}")) {
      book.formWithoutTrace(page + " rows", spot -> pressed(spot, "rows", "add"));
      book.formWithoutTrace(page + " pictures", spot -> pressed(spot, "picture", "show"));
    }
  }

  private World.Goods goods(Spot spot) {
    return world.goods(spot.store(), 500, 100);
  }

  private Map<String, String> pressed(Spot spot, String button, String value) {
    var form = spot.address().containsKey("product") ? changed(spot) : form(spot, "");
    form.put(button, value);
    return form;
  }

  private Map<String, String> changed(Spot spot) {
    var form = form(spot, world.variant(spot.store(), spot.at("product")));
    form.put("version", "1");
    form.put("variants[0].onHandWas", "100");
    return form;
  }

  /** Of a product that is new where its variant is empty. */
  private static Map<String, String> form(Spot spot, String variant) {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Ramen " + spot.mark());
    form.put("secondTitle", "豚骨ラーメン");
    form.put("description", "Broth of bones");
    form.put("slug", "ramen-" + spot.mark());
    form.put("category", "");
    form.put("state", "active");
    form.put("pictures[0].id", "");
    form.put("pictures[0].alt", "A bowl");
    form.put("pictures[0].out", "false");
    form.put("added", "");
    form.put("version", "");
    form.put("reason", "Counted");
    form.put("fill", "price");
    form.put("fillWith", "9.90");
    form.put("options[0].was", "");
    form.put("options[0].name", "Size");
    form.put("options[0].add", "");
    form.put("options[0].values[0].was", "");
    form.put("options[0].values[0].value", "Large");
    form.put("variants[0].id", variant);
    form.put("variants[0].chosen", "0");
    form.put("variants[0].cost", "4.20");
    form.put("variants[0].barcode", "4006381333931");
    form.put("variants[0].weight", "250");
    form.put("variants[0].content", "250 g / 100 g");
    form.put("variants[0].picture", "");
    form.put("variants[0].sku", "RAM-" + spot.mark());
    form.put("variants[0].price", "12.90");
    form.put("variants[0].compareAt", "14.90");
    form.put("variants[0].tracked", "true");
    form.put("variants[0].onHand", "20");
    form.put("variants[0].onHandWas", "");
    form.put("variants[0].lowAt", "3");
    form.put("variants[0].backorder", "true");
    form.put("variants[0].backorderMost", "20");
    form.put("variants[0].active", "true");
    return form;
  }
}
