package io.storeflow.inventory;

import java.time.Instant;
import java.util.List;

/**
 * What can be sold of some variants has changed: published inside the transaction; told after
 * commit.
 *
 * @param seq of the store's channel of stock
 */
public record StockChanged(
    long storeId, String storePublicId, List<Level> levels, long seq, Instant at) {

  /**
   * @param available how many can be bought
   * @param backorder whether that is although none is left
   */
  public record Level(String variantPublicId, int available, boolean backorder) {}
}
