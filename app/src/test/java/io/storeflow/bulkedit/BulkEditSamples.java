package io.storeflow.bulkedit;

import io.storeflow.category.Categories;
import io.storeflow.label.TagStep;
import io.storeflow.product.ProductState;
import io.storeflow.product.Rounding;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Many products that are changed at once. */
@Component
class BulkEditSamples implements FeatureSamples {
  private final World world;
  private final BulkEdits edits;
  private final Categories categories;

  BulkEditSamples(World world, BulkEdits edits, Categories categories) {
    this.world = world;
    this.edits = edits;
    this.categories = categories;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("edit", this::edit);
    book.formWithoutTrace("/s/{store}/products/bulk create", this::chosen);
    book.formWithoutTrace("/s/{store}/products/bulk/{edit}/preview preview", this::wished);
    book.form("/s/{store}/products/bulk/{edit}/run run", this::wished);
  }

  private String edit(Spot spot) {
    var id = edits.choose(spot.store(), List.of(goods(spot).productId()), Actor.SYSTEM);
    var edit = new BulkEdit(null, ProductState.ARCHIVED, null, null, null);
    if (spot.pattern().endsWith("/undo")) edits.begin(spot.store(), id, edit, Actor.SYSTEM);
    return id;
  }

  private World.Goods goods(Spot spot) {
    return world.goods(spot.store(), 500, 100);
  }

  private Map<String, String> chosen(Spot spot) {
    return Map.of(
        "product", goods(spot).product(), "all", "true", "filter", "state=active&q=&sort=title");
  }

  /** As it was looked at before. */
  private Map<String, String> wished(Spot spot) {
    var category = categories.create(spot.store(), "Shelf " + spot.mark(), Actor.SYSTEM);
    var row = categories.tree(spot.store()).byPublicId(category).orElseThrow().row();
    var price = new PriceStep(PriceStep.Way.PERCENT_UP, 1_000, Rounding.ENDS_99, true);
    var tags = new TagStep(List.of("tag " + spot.mark()), List.of("old " + spot.mark()));
    var seen = new BulkEdit(price, ProductState.DRAFT, row.id(), tags, true);
    return Map.of(
        "way", "percent_up",
        "value", "10",
        "rounding", "ends_99",
        "before", "true",
        "state", "draft",
        "category", category,
        "addTags", "tag " + spot.mark(),
        "removeTags", "old " + spot.mark(),
        "featured", "yes",
        "seen", seen.digest(spot.store().currency()));
  }
}
