package io.storeflow.forsale;

import io.storeflow.inventory.StockMove;
import io.storeflow.platform.code.Coded;
import java.util.Collection;

/** What a shopper is told of the stock. */
public enum StockHint implements Coded {
  /** Not counted: can always be bought. */
  UNTRACKED,
  MANY,
  /** {@link StockMove#FEW} or fewer are left, and the shopper is told how many. */
  FEW,
  /** None is left, but it can be bought and comes later. */
  BACKORDER,
  SOLD_OUT;

  public boolean isBuyable() {
    return this != SOLD_OUT;
  }

  static StockHint of(boolean tracked, int left) {
    if (!tracked) return UNTRACKED;
    if (left <= 0) return SOLD_OUT;
    return left <= StockMove.FEW ? FEW : MANY;
  }

  /** Of a product: the best of its variants, which together may be few or many. */
  static StockHint of(Collection<ShopVariant> variants) {
    if (variants.stream().anyMatch(it -> it.availability() == UNTRACKED)) return UNTRACKED;
    boolean later =
        variants.stream()
            .filter(ShopVariant::isBuyable)
            .allMatch(it -> it.availability() == BACKORDER);
    int left = left(variants);
    return later && left > 0 ? BACKORDER : of(true, left);
  }

  static int left(Collection<ShopVariant> variants) {
    return variants.stream()
        .mapToInt(ShopVariant::left)
        .reduce(0, (one, other) -> (int) Math.min(Integer.MAX_VALUE, (long) one + other));
  }
}
