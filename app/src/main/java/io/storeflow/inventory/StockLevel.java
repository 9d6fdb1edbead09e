package io.storeflow.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What there is of a variant at one location, in units.
 *
 * @param main whether that is the store's main location
 * @param open whether anything can come in there
 * @param backorder units of the variant that may be sold when none is left anywhere
 * @param position in which order the store takes from its locations
 */
record StockLevel(
    StockPlace place,
    boolean main,
    boolean open,
    int position,
    int onHand,
    int reserved,
    int backorder) {

  int available() {
    return onHand - reserved;
  }

  /** The same where something can come in, or not any more. */
  StockLevel open(boolean open) {
    return new StockLevel(place, main, open, position, onHand, reserved, backorder);
  }

  /** The level after a change that takes no more than there is; null if it takes more. */
  @Nullable StockLevel after(StockDelta delta) {
    var then = owing(delta);
    boolean takes = delta.available() < 0;
    return then == null || takes && then.available() < 0 ? null : then;
  }

  /** The level after a change that may take what is not there; null if it releases too much. */
  @Nullable StockLevel owing(StockDelta delta) {
    int then = onHand + delta.onHand();
    int held = reserved + delta.reserved();
    return held < 0 ? null : new StockLevel(place, main, open, position, then, held, backorder);
  }
}
