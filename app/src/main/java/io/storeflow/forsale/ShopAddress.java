package io.storeflow.forsale;

import java.time.Instant;

/** Where a product on sale is, and when it was last changed. */
public record ShopAddress(String slug, Instant changedAt) {}
