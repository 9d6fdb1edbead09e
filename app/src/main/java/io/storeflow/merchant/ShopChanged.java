package io.storeflow.merchant;

/**
 * Something that the storefront pages of a store show has changed: published inside the
 * transaction; listeners that tell others run after commit.
 */
public record ShopChanged(long storeId, String storePublicId, long shopVersion) {}
