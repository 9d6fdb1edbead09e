package io.storeflow.draftorder;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import org.jspecify.annotations.Nullable;

/**
 * What a draft offers, at the price that was agreed.
 *
 * @param id public id of the line
 * @param goods of the store; null for an item of its own
 * @param title as it was called when it was put to the draft
 * @param taxClass of an item of its own; goods have their own
 */
public record DraftLine(
    String id,
    @Nullable Goods goods,
    String title,
    String variantTitle,
    TaxClass taxClass,
    int quantity,
    Money price) {

  /**
   * Goods as they are now.
   *
   * @param id row id of the variant
   * @param publicId of the variant; empty if it is gone
   * @param left how many can be had; null where stock is not tracked
   * @param backorder of those the last so many come later
   */
  public record Goods(
      long id,
      String publicId,
      String slug,
      String secondTitle,
      String imagePath,
      boolean forSale,
      @Nullable Integer left,
      int backorder) {}

  /** What it is called for the one that prices it: the variant, or the line itself. */
  public String key() {
    return goods == null ? id : goods.publicId().isEmpty() ? id : goods.publicId();
  }

  public Money total() {
    return price.times(quantity);
  }

  Basket.Item item() {
    return new Basket.Item(key(), quantity);
  }

  VariantForSale own() {
    return VariantForSale.own(id, title, price, taxClass);
  }
}
