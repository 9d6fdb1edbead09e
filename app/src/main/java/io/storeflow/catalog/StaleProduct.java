package io.storeflow.catalog;

/** Somebody else changed the product since it was read. Nothing was changed. */
public final class StaleProduct extends RuntimeException {
  StaleProduct() {
    super("stale product", null, false, false);
  }
}
