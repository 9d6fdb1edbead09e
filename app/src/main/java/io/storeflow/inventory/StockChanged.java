package io.storeflow.inventory;

import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
  public record Level(String variantPublicId, int available, boolean backorder) {
    private static Level after(StockMove move, String variantPublicId) {
      return new Level(variantPublicId, move.sellable(), move.isBackorder());
    }
  }

  /**
   * What these moves change.
   *
   * @param ids public ids of the variants by their row ids; of others nothing is told
   */
  static StockChanged of(
      Store store, List<StockMove> moves, Map<Long, String> ids, long seq, Instant at) {
    var levels =
        moves.stream()
            .filter(move -> ids.containsKey(move.variantId()))
            .map(move -> Level.after(move, ids.getOrDefault(move.variantId(), "")))
            .toList();
    return new StockChanged(store.id(), store.publicId(), levels, seq, at);
  }
}
