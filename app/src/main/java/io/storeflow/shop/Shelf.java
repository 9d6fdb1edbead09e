package io.storeflow.shop;

import io.storeflow.category.CategoryTree;
import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopTree;
import io.storeflow.shopprice.ListOffers;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category at the top on the home page with the first of its products and of those below it; null
 * for those without one.
 *
 * @param more whether the category has more than these
 */
public record Shelf(@Nullable ShopCategory category, List<Card> cards, boolean more) {
  private static final int MOST_CARDS = 9;
  private static final int MOST_IN_ALL = 54;

  /** In the order of the categories, what has none last. */
  static List<Shelf> of(
      Store store, CategoryTree tree, List<ShopProduct> products, Cards cards, ListOffers offers) {
    var categories = ShopTree.below(tree, null);
    var bySlug = new LinkedHashMap<String, List<ShopProduct>>();
    for (var category : categories) bySlug.put(category.slug(), new ArrayList<>());
    var others = new ArrayList<ShopProduct>();
    for (var product : products) {
      bySlug.getOrDefault(top(tree, product), others).add(product);
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
                cards.of(store, there.subList(0, shown), first, offers),
                category.products() > shown));
    }
    int shown = Math.min(Math.min(others.size(), MOST_CARDS), room);
    boolean first = shelves.isEmpty();
    if (shown > 0)
      shelves.add(new Shelf(null, cards.of(store, others.subList(0, shown), first, offers), false));
    return shelves;
  }

  /** The slug of the category at the top that it stands below; empty for none. */
  private static String top(CategoryTree tree, ShopProduct product) {
    var category = product.category();
    if (category == null) return "";
    return tree.bySlug(category.slug()).map(it -> tree.path(it).getFirst().row().slug()).orElse("");
  }
}
