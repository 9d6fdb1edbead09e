package io.storeflow.bulkedit;

import io.storeflow.product.ProductState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many products can be changed in, of one of them.
 *
 * @param publishAt when a draft goes on sale by itself; null for never
 * @param categoryId row id; null for none
 * @param tags in their order
 */
record ProductFacts(
    long id,
    String publicId,
    String title,
    ProductState state,
    @Nullable Instant publishAt,
    @Nullable Long categoryId,
    boolean featured,
    List<String> tags,
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

  /** Who changes the state by hand has other plans than those before. */
  ProductFacts with(ProductState other) {
    return with(other, other == state ? publishAt : null);
  }

  ProductFacts with(ProductState other, @Nullable Instant at) {
    return new ProductFacts(
        id, publicId, title, other, at, categoryId, featured, tags, version, variants);
  }

  ProductFacts in(@Nullable Long category) {
    return new ProductFacts(
        id, publicId, title, state, publishAt, category, featured, tags, version, variants);
  }

  ProductFacts labelled(boolean isFeatured, List<String> labels) {
    return new ProductFacts(
        id, publicId, title, state, publishAt, categoryId, isFeatured, labels, version, variants);
  }

  ProductFacts with(List<VariantFacts> others) {
    return new ProductFacts(
        id, publicId, title, state, publishAt, categoryId, featured, tags, version, others);
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
