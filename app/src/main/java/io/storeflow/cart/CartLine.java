package io.storeflow.cart;

import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart as it is now.
 *
 * @param price today's; {@code seenPrice}: what it was when it was put in
 * @param forSale whether it can still be bought at all
 * @param left how many are left; null where stock is not tracked
 */
public record CartLine(
    String variantId,
    String productSlug,
    String title,
    String secondTitle,
    String variantTitle,
    String imagePath,
    int quantity,
    Money price,
    Money seenPrice,
    boolean forSale,
    @Nullable Integer left) {

  /** What keeps a line from being bought as it is, or must be told before it is. */
  public enum Trouble {
    GONE,
    SOLD_OUT,
    TOO_MANY,
    PRICE_CHANGED
  }

  public @Nullable Trouble trouble() {
    if (!forSale) return Trouble.GONE;
    if (left != null && left <= 0) return Trouble.SOLD_OUT;
    if (left != null && left < quantity) return Trouble.TOO_MANY;
    return price.equals(seenPrice) ? null : Trouble.PRICE_CHANGED;
  }

  /** Whether the line can be bought as it is. */
  public boolean isBuyable() {
    var trouble = trouble();
    return trouble == null || trouble == Trouble.PRICE_CHANGED;
  }

  public Money total() {
    return price.times(quantity);
  }
}
