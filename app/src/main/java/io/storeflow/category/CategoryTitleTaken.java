package io.storeflow.category;

/** Another category of the store has this title. Nothing was changed. */
public final class CategoryTitleTaken extends RuntimeException {
  CategoryTitleTaken() {
    super("category title taken", null, false, false);
  }
}
