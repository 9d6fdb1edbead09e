package io.storeflow.catalog;

import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import org.jspecify.annotations.Nullable;

/**
 * What staff fill in of a product. It is read and written by {@link ProductColumns}, copied with
 * the product, and what differs is told to the audit log under the names of the components.
 *
 * @param slug of a change: empty to make one of the title
 * @param category public id, or null; image: public id of an image of the store, or null
 */
public record ProductFields(
    String title,
    String secondTitle,
    String description,
    String slug,
    @Nullable String category,
    @Nullable String image,
    String imageAlt,
    ProductState state) {

  /** A draft like it, under another title and with an address of its own. */
  ProductFields copy(String newTitle) {
    return new ProductFields(
        newTitle, secondTitle, description, "", category, image, imageAlt, ProductState.DRAFT);
  }

  /**
   * What staff fill in of a variant.
   *
   * @param compareAt shown struck through; null for none
   * @param active whether it is offered
   * @param lowAt at or below it the variant counts as low; null while no stock was ever counted
   */
  public record OfVariant(
      String title,
      String sku,
      Money price,
      @Nullable Money compareAt,
      boolean tracked,
      boolean active,
      @Nullable Integer lowAt) {

    /** The same goods under no SKU, as two variants do not share one. */
    OfVariant copy() {
      return new OfVariant(title, "", price, compareAt, tracked, active, lowAt);
    }
  }
}
