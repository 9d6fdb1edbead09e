package io.storeflow.shop;

import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.store.Store;
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
  static List<Shelf> of(
      Store store, List<ShopCategory> categories, List<ShopProduct> products, Cards cards) {
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
      boolean first = shelves.isEmpty();
      var there = bySlug.getOrDefault(category.slug(), List.of());
      int shown = Math.min(Math.min(there.size(), MOST_CARDS), room);
      room -= shown;
      if (shown > 0)
        shelves.add(
            new Shelf(
                category,
                cards.of(store, there.subList(0, shown), first),
                category.products() > shown));
    }
    int shown = Math.min(Math.min(others.size(), MOST_CARDS), room);
    boolean first = shelves.isEmpty();
    if (shown > 0)
      shelves.add(new Shelf(null, cards.of(store, others.subList(0, shown), first), false));
    return shelves;
  }
}
