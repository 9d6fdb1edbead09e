package io.storeflow.catalog;

import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff edit it.
 *
 * @param category public id, or null; media: public id of the image, or null
 * @param version rises with every change; a form made of an older one is refused
 * @param sold whether any variant ever stood in an order
 */
public record ProductDetail(
    long id,
    String publicId,
    String slug,
    String title,
    String secondTitle,
    String description,
    @Nullable String category,
    @Nullable String media,
    String imageAlt,
    ProductState state,
    Instant updatedAt,
    int version,
    boolean sold,
    List<VariantDetail> variants) {

  /**
   * A variant as staff edit it.
   *
   * @param onHand and reserved are null while no stock was ever counted
   */
  public record VariantDetail(
      long id,
      String publicId,
      String title,
      String sku,
      Money price,
      @Nullable Money compareAt,
      boolean tracked,
      boolean active,
      @Nullable Integer onHand,
      @Nullable Integer reserved,
      @Nullable Integer lowAt) {

    boolean isInStock() {
      if (!active || !tracked) return active;
      return onHand != null && onHand > (reserved == null ? 0 : reserved);
    }
  }

  /** Whether anything of it could be bought now, were it on sale. */
  public boolean isInStock() {
    return variants.stream().anyMatch(VariantDetail::isInStock);
  }

  /** Whether it may vanish without a trace: a draft that nobody ever bought. */
  public boolean canBeDeleted() {
    return state == ProductState.DRAFT && !sold;
  }
}
