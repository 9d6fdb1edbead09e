package io.storeflow.stockpage;

import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.store.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger, with the running balance of its variant at its place.
 *
 * @param variant public id; null where the variant was deleted since
 * @param productTitle as it is, or was last; null where that is not known any more, as those below
 * @param actorKind null in entries from before it was written
 * @param order number of the order it moved for, or null
 * @param transfer public id of the transfer that it belongs to, or null; stocktake and import
 *     likewise
 * @param sentFrom and {@code sentTo}: between which places the transfer goes
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
    @Nullable Long order,
    @Nullable String transfer,
    @Nullable String sentFrom,
    @Nullable String sentTo,
    @Nullable String stocktake,
    @Nullable String productImport) {

  /** Where what it belongs to is shown, below the pages of stock; null for nowhere there. */
  public @Nullable String document() {
    if (transfer != null) return "/transfers/" + transfer;
    return stocktake == null ? null : "/stocktakes/" + stocktake;
  }

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
