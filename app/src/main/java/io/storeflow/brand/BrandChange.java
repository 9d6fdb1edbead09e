package io.storeflow.brand;

import io.storeflow.product.ProductTraits;

/**
 * What a brand shall be: checked.
 *
 * @param slug empty to keep the one it has
 * @param text what shoppers read above its goods; empty for none
 * @param logo public id of a picture of the store; empty for none
 */
public record BrandChange(String name, String slug, String text, String logo) {
  /** In characters. */
  public static final int MAX_NAME = ProductTraits.LONGEST_BRAND;

  /** In characters. */
  public static final int MAX_TEXT = 2000;
}
