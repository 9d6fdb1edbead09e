package io.storeflow.storepage;

import io.storeflow.platform.id.Ids;
import io.storeflow.product.Description;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pages that a store writes. */
@Component
class StorePageSamples implements FeatureSamples {
  private final StorePages pages;

  StorePageSamples(StorePages pages) {
    this.pages = pages;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("page", this::page);
    book.form("/s/{store}/settings/pages create", spot -> form(spot, 0));
    book.form("/s/{store}/settings/pages/{page} change", this::changed);
    book.form("/s/{store}/settings/pages/{page}/position move", spot -> Map.of("to", "down"));
  }

  /** One with another behind it. */
  private String page(Spot spot) {
    while (pages.all(spot.store()).size() < 2) create(spot);
    return pages.all(spot.store()).getFirst().publicId();
  }

  private void create(Spot spot) {
    var title = "About " + Ids.next();
    var page = new PageChange(title, "", true, Description.plain("Words"));
    pages.create(spot.store(), null, page, Actor.SYSTEM);
  }

  private Map<String, String> changed(Spot spot) {
    return form(spot, pages.get(spot.store(), spot.at("page")).version());
  }

  private static Map<String, String> form(Spot spot, int version) {
    return Map.of(
        "version", Integer.toString(version),
        "legal", "",
        "title", "Page " + spot.mark(),
        "slug", "page-" + spot.mark(),
        "published", "true",
        "marked", "false",
        "description", "Words of the page");
  }
}
