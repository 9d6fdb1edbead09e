package io.storeflow.live;

import java.time.Instant;
import java.util.Map;

/**
 * Something that a merchant is notified of.
 *
 * @param event what the contract calls it
 * @param members what is told of it beside the store
 */
record Note(
    long storeId, String merchantPublicId, Instant at, String event, Map<String, Object> members) {}
