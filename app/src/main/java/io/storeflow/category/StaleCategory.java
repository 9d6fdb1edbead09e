package io.storeflow.category;

/** Somebody changed the category since it was read. Nothing was changed. */
public final class StaleCategory extends RuntimeException {
  StaleCategory() {
    super("stale category", null, false, false);
  }
}
