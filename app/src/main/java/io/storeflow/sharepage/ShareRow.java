package io.storeflow.sharepage;

import io.storeflow.batch.BatchState;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.ShareWay;
import org.jspecify.annotations.Nullable;

/**
 * Products that are to be brought to another store.
 *
 * @param way and to (row id of the store) are null while they are being chosen
 * @param rate in millionths; null where both stores have the same money
 * @param counts what became of the products so far
 */
public record ShareRow(
    long id,
    String publicId,
    BatchState state,
    @Nullable ShareWay way,
    @Nullable Long to,
    @Nullable Long rate,
    @Nullable Rounding rounding,
    int total,
    Counts counts) {

  /** How many were made there, how many not. */
  public record Counts(int made, int refused) {
    public int done() {
      return made + refused;
    }
  }

  public boolean isDraft() {
    return state == BatchState.DRAFT;
  }

  public boolean isRunning() {
    return state == BatchState.RUNNING;
  }
}
