package io.storeflow.collection;

/** The store has as many collections, or the collection as many products, as there may be. */
public final class CollectionFull extends RuntimeException {
  CollectionFull() {
    super("collection full", null, false, false);
  }
}
