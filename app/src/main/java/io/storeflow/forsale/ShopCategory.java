package io.storeflow.forsale;

/**
 * A category that has something to buy.
 *
 * @param products how many active products it has; 0 where that was not asked for
 */
public record ShopCategory(String publicId, String slug, String title, int products) {}
