package io.storeflow.stockpage;

import io.storeflow.product.Backorder;
import io.storeflow.product.ProductState;
import org.jspecify.annotations.Nullable;

/**
 * What is there of a tracked variant, over all locations.
 *
 * @param variant and product are public ids
 * @param offered whether the variant itself is offered
 * @param lowAt at or below it the variant is low; {@code alertAt}: what staff set, null for nothing
 * @param waiting people who want to be told when it is back
 * @param incoming units under way between locations, which are on hand at neither
 */
public record StockRow(
    long id,
    String variant,
    String product,
    String productTitle,
    String variantTitle,
    String sku,
    ProductState productState,
    boolean offered,
    int onHand,
    int reserved,
    int lowAt,
    int backorder,
    @Nullable Integer alertAt,
    int incoming,
    int waiting) {

  public int available() {
    return onHand - reserved;
  }

  /** Units that were sold when none was left: on hand is below 0 by them. */
  public int owed() {
    return Math.max(0, -onHand);
  }

  /** Whether it is sold when none is left, without a limit. */
  public boolean isEndless() {
    return backorder == Backorder.ENDLESS;
  }

  /** Whether shoppers see it: what they do not see is not sold out. */
  public boolean onTheShelf() {
    return offered && productState == ProductState.ACTIVE;
  }

  /** out, low or in: the codes of the state's look. */
  public String state() {
    if (available() <= 0) return "out";
    return available() <= lowAt ? "low" : "in";
  }
}
