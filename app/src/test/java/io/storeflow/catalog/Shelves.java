package io.storeflow.catalog;

import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products for tests of the catalogue. */
public final class Shelves {
  private Shelves() {}

  public static VariantChange variant(Store store, String title, long minor, int onHand) {
    return variant(null, title, "", store.money(minor), null, true, true, onHand, 5);
  }

  public static VariantChange variant(
      @Nullable String publicId,
      String title,
      String sku,
      Money price,
      @Nullable Money compareAt,
      boolean tracked,
      boolean active,
      int onHandDelta,
      int lowAt) {
    var fields = new ProductFields.OfVariant(title, sku, price, compareAt, tracked, active, lowAt);
    return new VariantChange(publicId, fields, onHandDelta);
  }

  public static ProductChange product(Store store, String title, long minor) {
    return product(title, null, List.of(variant(store, "", minor, 10)));
  }

  public static ProductChange product(
      String title, @Nullable String category, List<VariantChange> variants) {
    return product(title, "", "", "", category, null, "", ProductState.ACTIVE, variants);
  }

  public static ProductChange product(
      String title,
      String second,
      String description,
      String slug,
      @Nullable String category,
      @Nullable String image,
      String imageAlt,
      ProductState state,
      List<VariantChange> variants) {
    var fields =
        new ProductFields(title, second, description, slug, category, image, imageAlt, state);
    return new ProductChange(fields, "", variants);
  }
}
