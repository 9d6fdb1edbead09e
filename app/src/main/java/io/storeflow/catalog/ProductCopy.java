package io.storeflow.catalog;

import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.product.ProductState;

/** What a copy of a product begins as: a draft, its variants without SKU and stock. */
final class ProductCopy {
  private ProductCopy() {}

  static ProductChange of(ProductDetail product, String title) {
    return new ProductChange(
        title,
        product.secondTitle(),
        product.description(),
        "",
        product.category(),
        product.media(),
        product.imageAlt(),
        ProductState.DRAFT,
        "",
        product.variants().stream().map(ProductCopy::variant).toList());
  }

  private static VariantChange variant(ProductDetail.VariantDetail variant) {
    return new VariantChange(
        null,
        variant.title(),
        "",
        variant.price(),
        variant.compareAt(),
        variant.tracked(),
        variant.active(),
        0,
        variant.lowAt() == null ? 0 : variant.lowAt());
  }
}
