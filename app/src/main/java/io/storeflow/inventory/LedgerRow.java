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
    @Nullable Long order) {}
