package io.storeflow.productapi;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.World;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What programs do with products. */
@Component
class ProductApiSamples implements FeatureSamples {
  private final World world;

  ProductApiSamples(World world) {
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.body("/api/v1/stores/{store}/products create", this::created);
    book.body("/api/v1/stores/{store}/products/{product} update", this::changed);
  }

  private ObjectNode created(Spot spot) {
    var body = product(spot);
    var option = body.putArray("options").addObject().put("name", "Size");
    option.putArray("values").add("100 g");
    variant(body).put("on_hand", 5).putObject("options").put("Size", "100 g");
    return body;
  }

  private ObjectNode changed(Spot spot) {
    var body = product(spot);
    variant(body).put("id", world.variant(spot.store(), spot.at("product")));
    return body;
  }

  private static ObjectNode product(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("title", "Sencha").put("description", "Green").put("state", "draft");
    body.put("slug", "sencha-" + spot.mark());
    body.put("category", "").put("brand", "Marukyu").put("type", "Tea").put("featured", true);
    body.put("tax_class", "food").put("gift_card", false);
    body.putArray("tags").add("tea");
    body.put("publish_at", "")
        .put("seo_title", "Sencha, fresh")
        .put("seo_description", "Green tea");
    body.putArray("details").addObject().put("name", "Harvest").put("value", "Spring");
    return body;
  }

  private static ObjectNode variant(ObjectNode body) {
    var line = body.putArray("variants").addObject();
    line.put("sku", "TEA-1").put("barcode", "4006381333931").put("weight_grams", 100);
    line.put("content", "100 g");
    line.put("active", true).put("tracked", true).put("backorder", 20);
    line.putObject("price").put("amount_minor", 1290).put("currency", "EUR");
    line.putObject("cost").put("amount_minor", 700).put("currency", "EUR");
    line.putObject("compare_at_price").put("amount_minor", 1590);
    return line;
  }
}
