package io.storeflow.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger of a variant, with the running balance.
 *
 * @param order number of the order it moved for, or null
 */
record LedgerRow(
    long id,
    Instant at,
    String kind,
    int onHandDelta,
    int reservedDelta,
    int onHandAfter,
    int reservedAfter,
    String reason,
    String actor,
    @Nullable Long order) {

  /** The message that says why; null where a person has said it. */
  public @Nullable String why() {
    return LedgerReason.of(reason).map(it -> "inventory.why." + it.code()).orElse(null);
  }
}
