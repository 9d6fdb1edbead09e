package io.storeflow.inventory;

import java.util.Comparator;

/**
 * One variant at one location: the key under which stock is kept, held and moved. In the order in
 * which rows are locked.
 *
 * @param variant and location are row ids
 */
record StockPlace(long variant, long location) implements Comparable<StockPlace> {
  private static final Comparator<StockPlace> ORDER =
      Comparator.comparingLong(StockPlace::variant).thenComparingLong(StockPlace::location);

  @Override
  public int compareTo(StockPlace other) {
    return ORDER.compare(this, other);
  }
}
