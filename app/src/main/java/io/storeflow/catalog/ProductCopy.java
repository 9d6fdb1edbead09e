package io.storeflow.catalog;

/** What a copy of a product begins as: a draft, its variants without SKU and stock. */
final class ProductCopy {
  private ProductCopy() {}

  static ProductChange of(ProductDetail product, String title) {
    var variants =
        product.variants().stream()
            .map(it -> new ProductChange.VariantChange(null, it.fields().copy(), 0))
            .toList();
    return new ProductChange(product.fields().copy(title), "", variants);
  }
}
