package io.storeflow.collection;

/** Another collection of the store has this address. Nothing was changed. */
public final class CollectionSlugTaken extends RuntimeException {
  CollectionSlugTaken() {
    super("collection slug taken", null, false, false);
  }
}
