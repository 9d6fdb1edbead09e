package io.storeflow.category;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Categories and where they stand. */
@Component
class CategorySamples implements FeatureSamples {
  private final Categories categories;

  CategorySamples(Categories categories) {
    this.categories = categories;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("category", spot -> category(spot, "Ramen"));
    book.foreign(spot -> category(spot, "Theirs"), "moveTo", "parent", "at");
    book.form(
        "/s/{store}/categories create",
        spot -> Map.of("title", "Category " + spot.mark(), "parent", category(spot, "Above")));
    book.form("/s/{store}/categories/{category} change", this::changed);
    book.form(
        "/s/{store}/categories/{category}/position change",
        spot -> Map.of("to", "after", "at", category(spot, "Behind")));
    book.form("/s/{store}/categories/{category}/deletion create", spot -> Map.of("moveTo", ""));
  }

  private String category(Spot spot, String title) {
    return categories.create(spot.store(), title + " " + spot.mark(), Actor.SYSTEM);
  }

  private Map<String, String> changed(Spot spot) {
    return Map.of(
        "version",
        "1",
        "title",
        "Category " + spot.mark(),
        "slug",
        "category-" + spot.mark(),
        "parent",
        category(spot, "Above"),
        "text",
        "Text " + spot.mark(),
        "image",
        "",
        "imageOff",
        "false",
        "alt",
        "A shelf");
  }
}
