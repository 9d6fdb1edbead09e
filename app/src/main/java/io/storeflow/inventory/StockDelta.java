package io.storeflow.inventory;

/** What is to happen to the stock of a variant, in units. */
record StockDelta(int onHand, int reserved) {
  static final StockDelta NONE = new StockDelta(0, 0);

  /** What one unit of it does. */
  StockDelta each() {
    return new StockDelta(Integer.signum(onHand), Integer.signum(reserved));
  }

  StockDelta times(int units) {
    return new StockDelta(onHand * units, reserved * units);
  }

  /** What the units that can be sold change by. */
  int available() {
    return onHand - reserved;
  }
}
