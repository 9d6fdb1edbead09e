package io.storeflow.forsale;

import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An active variant as shoppers see it.
 *
 * @param compareAt the price before, shown struck through; null for none
 * @param left on hand minus reserved, never negative; 0 where stock is not tracked
 */
public record ShopVariant(
    String publicId,
    String title,
    String sku,
    Money price,
    @Nullable Money compareAt,
    boolean tracked,
    int left) {

  public StockHint availability() {
    return StockHint.of(tracked, left);
  }

  public boolean isBuyable() {
    return availability().isBuyable();
  }
}
