package io.storeflow.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product shall be: checked, in the store's currency.
 *
 * @param reason why stock on hand differs, as the ledger says it
 */
public record ProductChange(ProductFields fields, String reason, List<VariantChange> variants) {

  /**
   * What a variant shall be; variants stand in the order of the list.
   *
   * @param publicId null for a new one
   * @param onHandDelta units more (or fewer) than the person saw
   */
  public record VariantChange(
      @Nullable String publicId, ProductFields.OfVariant fields, int onHandDelta) {

    /** At or below it the variant counts as low. */
    int lowAt() {
      return fields.lowAt() == null ? 0 : fields.lowAt();
    }
  }

  /** The price that lists sort by: the cheapest active variant, else the cheapest at all. */
  long listPriceMinor() {
    var all = variants.stream().map(VariantChange::fields).toList();
    var active = all.stream().filter(ProductFields.OfVariant::active).toList();
    return (active.isEmpty() ? all : active)
        .stream().mapToLong(variant -> variant.price().minor()).min().orElse(0);
  }
}
