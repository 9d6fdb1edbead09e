package io.storeflow.shop;

import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopProduct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category on the home page with the first of its products; null for those without one.
 *
 * @param more whether the category has more than these
 */
public record Shelf(@Nullable ShopCategory category, List<Card> cards, boolean more) {
  private static final int MOST_CARDS = 9;
  private static final int MOST_IN_ALL = 54;

  /** In the order of the categories, what has none last. */
  static List<Shelf> of(List<ShopCategory> categories, List<ShopProduct> products) {
    var bySlug = new LinkedHashMap<String, List<ShopProduct>>();
    for (var category : categories) bySlug.put(category.slug(), new ArrayList<>());
    var others = new ArrayList<ShopProduct>();
    for (var product : products) {
      var category = product.category();
      (category == null ? others : bySlug.getOrDefault(category.slug(), others)).add(product);
    }
    var shelves = new ArrayList<Shelf>();
    int room = MOST_IN_ALL;
    for (var category : categories) {
      var there = bySlug.getOrDefault(category.slug(), List.of());
      int shown = Math.min(Math.min(there.size(), MOST_CARDS), room);
      room -= shown;
      if (shown > 0)
        shelves.add(
            new Shelf(category, Card.of(there.subList(0, shown)), category.products() > shown));
    }
    int shown = Math.min(Math.min(others.size(), MOST_CARDS), room);
    if (shown > 0) shelves.add(new Shelf(null, Card.of(others.subList(0, shown)), false));
    return shelves;
  }
}
