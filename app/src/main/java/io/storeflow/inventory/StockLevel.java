package io.storeflow.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What there is of a variant at one location, in units.
 *
 * @param main whether that is the store's main location
 * @param position in which order the store takes from its locations
 */
record StockLevel(StockPlace place, boolean main, int position, int onHand, int reserved) {

  int available() {
    return onHand - reserved;
  }

  /** The level after the change; null if less would be on hand than is reserved. */
  @Nullable StockLevel after(StockDelta delta) {
    int then = onHand + delta.onHand();
    int held = reserved + delta.reserved();
    return then < held || held < 0 ? null : new StockLevel(place, main, position, then, held);
  }
}
