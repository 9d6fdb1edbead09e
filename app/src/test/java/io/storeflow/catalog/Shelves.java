package io.storeflow.catalog;

import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
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
    var fields =
        new ProductFields.OfVariant(
            title, sku, price, compareAt, null, "", null, null, tracked, active, lowAt, 0,
            List.of(), null);
    return new VariantChange(publicId, List.of(), fields, onHandDelta);
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
    var pictures =
        image == null
            ? List.<ProductFields.OfPicture>of()
            : List.of(new ProductFields.OfPicture(image, imageAlt));
    var fields =
        new ProductFields(
            title,
            second,
            Description.plain(description),
            slug,
            category,
            pictures,
            state,
            ProductTraits.NONE);
    return bySize(fields, variants);
  }

  /** Variants with titles are the values of one option. */
  private static ProductChange bySize(ProductFields fields, List<VariantChange> variants) {
    var titles = variants.stream().map(it -> it.fields().title()).toList();
    if (titles.equals(List.of("")))
      return new ProductChange(fields, "", List.of(), variants, Set.of());
    var values = titles.stream().map(title -> new ValueChange(null, title)).toList();
    var chosen =
        variants.stream()
            .map(
                it ->
                    new VariantChange(
                        it.publicId(),
                        List.of(titles.indexOf(it.fields().title())),
                        it.fields(),
                        it.onHandDelta()))
            .toList();
    var size = new OptionChange(null, "Size", values);
    return new ProductChange(fields, "", List.of(size), chosen, Set.of());
  }
}
