package io.storeflow.bulkedit;

import io.storeflow.product.ProductState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many products can be changed in, of one of them.
 *
 * @param categoryId row id; null for none
 */
record ProductFacts(
    long id,
    String publicId,
    String title,
    ProductState state,
    @Nullable Long categoryId,
    int version,
    List<VariantFacts> variants) {

  /**
   * @param name by which its product's people know it; empty for the only one
   */
  record VariantFacts(
      long id, String publicId, String name, boolean active, PriceStep.Prices prices) {
    VariantFacts at(PriceStep.Prices other) {
      return new VariantFacts(id, publicId, name, active, other);
    }
  }

  ProductFacts with(ProductState other) {
    return new ProductFacts(id, publicId, title, other, categoryId, version, variants);
  }

  ProductFacts in(@Nullable Long category) {
    return new ProductFacts(id, publicId, title, state, category, version, variants);
  }

  ProductFacts with(List<VariantFacts> others) {
    return new ProductFacts(id, publicId, title, state, categoryId, version, others);
  }

  boolean sells() {
    return variants.stream().anyMatch(VariantFacts::active);
  }

  /** The price that lists sort by: the cheapest active variant, else the cheapest at all. */
  long listPrice() {
    return variants.stream()
        .filter(it -> it.active() || !sells())
        .mapToLong(it -> it.prices().price())
        .min()
        .orElse(0);
  }
}
