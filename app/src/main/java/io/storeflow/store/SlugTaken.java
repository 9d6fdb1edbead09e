package io.storeflow.store;

/** Another store has, or had, this slug; a slug is never given away again. */
public final class SlugTaken extends RuntimeException {
  private final String slug;

  SlugTaken(String slug) {
    super("slug taken: " + slug, null, false, false);
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }
}
