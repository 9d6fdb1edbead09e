package io.storeflow.category;

/** The store has as many categories as a store can have. Nothing was changed. */
public final class TooManyCategories extends RuntimeException {
  TooManyCategories() {
    super("too many categories", null, false, false);
  }
}
