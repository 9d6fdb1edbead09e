package io.storeflow.pulse;

/**
 * Something that storefront pages of the store show has changed: published inside the transaction,
 * told after commit.
 *
 * @param shopVersion of all its pages; pages made at a lower one are out of date
 */
public record ShopChanged(long storeId, long shopVersion) {}
