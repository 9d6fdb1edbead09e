package io.storeflow.category;

/** Another category of the store has this address. Nothing was changed. */
public final class CategorySlugTaken extends RuntimeException {
  private final String free;

  CategorySlugTaken(String free) {
    super("category slug taken", null, false, false);
    this.free = free;
  }

  /** One like it that nobody has. */
  public String free() {
    return free;
  }
}
