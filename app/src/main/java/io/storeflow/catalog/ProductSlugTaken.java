package io.storeflow.catalog;

/** Another product of the store has this slug. Nothing was changed. */
public final class ProductSlugTaken extends RuntimeException {
  private final String free;

  ProductSlugTaken(String slug, String free) {
    super("slug taken: " + slug, null, false, false);
    this.free = free;
  }

  /** A slug like it that was free a moment ago. */
  public String free() {
    return free;
  }
}
