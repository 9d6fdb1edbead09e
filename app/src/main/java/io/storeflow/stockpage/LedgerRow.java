package io.storeflow.stockpage;

import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.store.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger, with the running balance of its variant at its place.
 *
 * @param variant public id; null where the variant was deleted since, as are its titles
 * @param actorKind null in entries from before it was written
 * @param order number of the order it moved for, or null
 */
public record LedgerRow(
    long id,
    Instant at,
    @Nullable String variant,
    @Nullable String productTitle,
    @Nullable String variantTitle,
    @Nullable String sku,
    String place,
    LedgerKind kind,
    int onHandDelta,
    int reservedDelta,
    int onHandAfter,
    int reservedAfter,
    String reason,
    Actor.@Nullable Kind actorKind,
    String actor,
    @Nullable Long order) {

  /** Whether the actor is a person or a key, whatever the name. */
  public boolean byPerson() {
    return actorKind != null && actorKind.isNamed();
  }

  /** The message that says why; null where a person has said it. */
  public @Nullable String why() {
    return why(reason);
  }

  static @Nullable String why(String reason) {
    return LedgerReason.of(reason).map(it -> "inventory.why." + it.code()).orElse(null);
  }
}
