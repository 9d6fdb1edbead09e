package io.storeflow.forsale;

import io.storeflow.category.CategoryTree;

/**
 * A category of the shop.
 *
 * @param products how many active products it has, with all below it; 0 where that was not asked
 *     for
 */
public record ShopCategory(String publicId, String slug, String title, int products) {

  public static ShopCategory of(CategoryTree.Node node) {
    return new ShopCategory(node.publicId(), node.row().slug(), node.title(), node.all());
  }
}
