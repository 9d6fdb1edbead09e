package io.storeflow.shop;

import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopTree;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The categories at the top that lead through a shop, above each of its lists. */
@Component
public class Sections {
  private final ShopTree tree;

  Sections(ShopTree tree) {
    this.tree = tree;
  }

  /** Null in a shop without categories. */
  public @Nullable SectionNav of(Store store, String chosen) {
    return nav(store, ShopTree.below(tree.of(store), null), chosen);
  }

  static @Nullable SectionNav nav(Store store, List<ShopCategory> top, String chosen) {
    return top.isEmpty() ? null : new SectionNav(store.shop(""), store.texts(), top, chosen);
  }
}
