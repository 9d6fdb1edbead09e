package io.storeflow.collection;

import io.storeflow.category.Categories;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Collections by hand and by rule, and what is in them. */
@Component
class CollectionSamples implements FeatureSamples {
  private final World world;
  private final ProductCollections collections;
  private final CollectedProducts collected;
  private final Categories categories;

  CollectionSamples(
      World world,
      ProductCollections collections,
      CollectedProducts collected,
      Categories categories) {
    this.world = world;
    this.collections = collections;
    this.collected = collected;
    this.categories = categories;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("collection", spot -> collection(spot, CollectionKind.HAND));
    book.thing("collection", "/s/{store}/collections/{collection}", this::own);
    book.thing("product", "/s/{store}/collections", this::inside);
    book.form(
        "/s/{store}/collections create",
        spot -> Map.of("title", "Summer " + spot.mark(), "kind", "hand"));
    book.form("/s/{store}/collections/{collection} change", this::rule);
    book.form(
        "/s/{store}/collections/{collection}/products create",
        spot -> Map.of("product", product(spot), "q", "words"));
    book.form(
        "/s/{store}/collections/{collection}/products/{product}/position move",
        spot -> Map.of("to", "down", "at", ""));
  }

  /** By rule on the page of its own, where the rule is changed. */
  private String own(Spot spot) {
    boolean page = spot.pattern().endsWith("/{collection}");
    return collection(spot, page ? CollectionKind.RULE : CollectionKind.HAND);
  }

  private String collection(Spot spot, CollectionKind kind) {
    return collections.create(spot.store(), "Summer " + spot.mark(), kind, Actor.SYSTEM);
  }

  /** One that is in the collection of the address, with another behind it. */
  private String inside(Spot spot) {
    var first = product(spot);
    for (var product : List.of(first, product(spot)))
      collected.add(spot.store(), spot.at("collection"), product, Actor.SYSTEM);
    return first;
  }

  private String product(Spot spot) {
    return world.goods(spot.store(), 500, 5).product();
  }

  private Map<String, String> rule(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("version", "1");
    form.put("title", "Collection " + spot.mark());
    form.put("slug", "collection-" + spot.mark());
    form.put("text", "Text " + spot.mark());
    form.put("match", "any");
    form.put("category", categories.create(spot.store(), "Shelf " + spot.mark(), Actor.SYSTEM));
    form.put("tags", "tag " + spot.mark());
    form.put("brand", "Brand " + spot.mark());
    form.put("type", "Type " + spot.mark());
    form.put("priceFrom", "1.00");
    form.put("priceTo", "2.00");
    form.put("available", "true");
    form.put("featured", "true");
    form.put("titleHas", "Word " + spot.mark());
    form.put("days", "30");
    return form;
  }
}
