package io.storeflow.shop;

import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopTree;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** The categories at the top that lead through a shop, above each of its lists. */
@Component
public class Sections {
  private final ShopTree tree;

  Sections(ShopTree tree) {
    this.tree = tree;
  }

  public List<ShopCategory> of(Store store) {
    return ShopTree.below(tree.of(store), null);
  }
}
