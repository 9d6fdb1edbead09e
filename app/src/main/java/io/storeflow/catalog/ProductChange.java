package io.storeflow.catalog;

import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product shall be: checked, in the store's currency.
 *
 * @param slug empty to make one of the title
 * @param category public id, or null; media: public id of an image of the store, or null
 * @param reason why stock on hand differs, as the ledger says it
 */
public record ProductChange(
    String title,
    String secondTitle,
    String description,
    String slug,
    @Nullable String category,
    @Nullable String media,
    String imageAlt,
    ProductState state,
    String reason,
    List<VariantChange> variants) {

  /**
   * What a variant shall be; variants stand in the order of the list.
   *
   * @param publicId null for a new one
   * @param onHandDelta units more (or fewer) than the person saw
   * @param lowAt at or below it the variant counts as low
   */
  public record VariantChange(
      @Nullable String publicId,
      String title,
      String sku,
      Money price,
      @Nullable Money compareAt,
      boolean tracked,
      boolean active,
      int onHandDelta,
      int lowAt) {}

  /** The price that lists sort by: the cheapest active variant, else the cheapest at all. */
  long listPriceMinor() {
    var active = variants.stream().filter(VariantChange::active).toList();
    return (active.isEmpty() ? variants : active)
        .stream().mapToLong(variant -> variant.price().minor()).min().orElse(0);
  }
}
