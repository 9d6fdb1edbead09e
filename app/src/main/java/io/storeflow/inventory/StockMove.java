package io.storeflow.inventory;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.pulse.Pulse.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the stock of one variant moved.
 *
 * @param availableBefore on hand minus reserved, before; {@code availableAfter}: after; below 0
 *     what is owed
 * @param backorder how many may be sold when none is left
 */
public record StockMove(long variantId, int availableBefore, int availableAfter, int backorder) {
  /** Storefronts say how many are left from here down; above it they say nothing. */
  public static final int FEW = 5;

  /** Of a variant that is not sold when none is left. */
  public StockMove(long variantId, int availableBefore, int availableAfter) {
    this(variantId, availableBefore, availableAfter, 0);
  }

  /** Whether a storefront page looks different now. */
  public boolean isVisible() {
    return shown(availableBefore + backorder) != shown(availableAfter + backorder)
        || isBackorder(availableBefore) != isBackorder(availableAfter);
  }

  /** How many can be bought now. */
  public int sellable() {
    return Math.max(0, availableAfter + backorder);
  }

  /** Whether it can be bought although none is left. */
  public boolean isBackorder() {
    return isBackorder(availableAfter);
  }

  private boolean isBackorder(int available) {
    return available <= 0 && available + backorder > 0;
  }

  /** One after the other, as one move of each variant. */
  public static List<StockMove> joined(List<StockMove> first, List<StockMove> then) {
    var moves = new TreeMap<Long, StockMove>();
    for (var part : List.of(first, then))
      for (var move : part) moves.merge(move.variantId(), move, StockMove::with);
    return List.copyOf(moves.values());
  }

  private StockMove with(StockMove next) {
    return new StockMove(variantId, availableBefore, next.availableAfter, next.backorder);
  }

  /** What such moves are to those who follow the stock. */
  public static List<Event> events(List<StockMove> moves) {
    return moves.stream()
        .mapToLong(StockMove::variantId)
        .distinct()
        .mapToObj(variant -> Event.of(EventKind.STOCK_MOVED, variant))
        .toList();
  }

  /** What such moves raise of the pulse: storefront pages too, where they look different then. */
  public static Set<Part> parts(List<StockMove> moves) {
    var parts = EnumSet.noneOf(Part.class);
    if (!moves.isEmpty()) parts.add(Part.INVENTORY);
    if (moves.stream().anyMatch(StockMove::isVisible)) parts.add(Part.SHOP);
    return parts;
  }

  /** What storefronts tell of so many: no more than that there are more than {@link #FEW}. */
  public static int shown(int available) {
    return Math.clamp(available, 0, FEW + 1);
  }
}
