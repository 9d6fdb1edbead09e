package io.storeflow.catalog;

import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products for tests of the catalogue. */
public final class Shelves {
  private Shelves() {}

  public static VariantChange variant(Store store, String title, long minor, int onHand) {
    return new VariantChange(null, title, "", store.money(minor), null, true, true, onHand, 5);
  }

  public static ProductChange product(Store store, String title, long minor) {
    return product(title, null, List.of(variant(store, "", minor, 10)));
  }

  public static ProductChange product(
      String title, @Nullable String category, List<VariantChange> variants) {
    return new ProductChange(
        title, "", "", "", category, null, "", ProductState.ACTIVE, "", variants);
  }
}
