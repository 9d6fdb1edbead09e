package io.storeflow.fill;

import io.storeflow.inventory.LedgerKind;
import io.storeflow.store.Actor;
import java.time.Instant;

/** One entry of the ledger before its balance is known. */
public record StockChange(
    Instant at,
    long variantId,
    LedgerKind kind,
    int onHand,
    int reserved,
    long orderId,
    Actor actor) {}
