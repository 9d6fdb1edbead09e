package io.storeflow.pulse;

/**
 * This node has learned that the storefront pages of a store are at this version: at once when it
 * or another node changed them, else from the database within a second. May come twice, and out of
 * order: a lower version than one already seen means nothing.
 */
public record ShopVersionSeen(long storeId, long shopVersion) {}
