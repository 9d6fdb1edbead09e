package io.storeflow.collection;

/** Somebody changed the collection since it was read. Nothing was changed. */
public final class StaleCollection extends RuntimeException {
  StaleCollection() {
    super("stale collection", null, false, false);
  }
}
