package io.storeflow.forsale;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The categories of a shop as they stand below each other, kept until the shop changes. */
@Component
public class ShopTree {
  private final UntilShopChanges<Node> known;

  ShopTree(Categories categories, ShopVersions versions) {
    known = new UntilShopChanges<>(versions, store -> categories.forSale(store).nodes());
  }

  /** All of them; those with nothing for sale in them or below count no products. */
  public CategoryTree of(Store store) {
    return new CategoryTree(known.of(store));
  }

  /** Those right below it, or at the top for null, that have something for sale. */
  public static List<ShopCategory> below(CategoryTree tree, @Nullable Node node) {
    return tree.below(node).stream().filter(it -> it.all() > 0).map(ShopCategory::of).toList();
  }
}
