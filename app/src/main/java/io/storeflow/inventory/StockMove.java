package io.storeflow.inventory;

import java.util.List;
import java.util.TreeMap;

/**
 * How the stock of one variant moved.
 *
 * @param availableBefore on hand minus reserved, before; {@code availableAfter}: after
 */
public record StockMove(long variantId, int availableBefore, int availableAfter) {
  /** Storefronts say how many are left from here down; above it they say nothing. */
  public static final int FEW = 5;

  /** Whether a storefront page looks different now. */
  public boolean isVisible() {
    return shown(availableBefore) != shown(availableAfter);
  }

  /** One after the other, as one move of each variant. */
  public static List<StockMove> joined(List<StockMove> first, List<StockMove> then) {
    var moves = new TreeMap<Long, StockMove>();
    for (var part : List.of(first, then))
      for (var move : part) moves.merge(move.variantId(), move, StockMove::with);
    return List.copyOf(moves.values());
  }

  private StockMove with(StockMove next) {
    return new StockMove(variantId, availableBefore, next.availableAfter);
  }

  /** What storefronts tell of so many: no more than that there are more than {@link #FEW}. */
  public static int shown(int available) {
    return Math.clamp(available, 0, FEW + 1);
  }
}
