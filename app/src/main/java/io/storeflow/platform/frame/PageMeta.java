package io.storeflow.platform.frame;

import org.jspecify.annotations.Nullable;

/**
 * What a public page says of itself to machines; the model attribute {@code meta}, if there is one.
 *
 * @param canonical the one address of this page; null for pages that are not to be indexed
 * @param title the whole title as search engines show it; null for that of the page
 * @param kind of thing as Open Graph names it
 * @param image its address, whole; null for none
 */
public record PageMeta(
    @Nullable String description,
    @Nullable String canonical,
    boolean noindex,
    @Nullable String title,
    String kind,
    @Nullable String image) {
  public static final String PRODUCT = "product";
  private static final String WEBSITE = "website";

  public PageMeta(@Nullable String description, @Nullable String canonical, boolean noindex) {
    this(description, canonical, noindex, null, WEBSITE, null);
  }

  /** A page that no search engine should keep. */
  public static PageMeta hidden() {
    return new PageMeta(null, null, true);
  }

  public PageMeta of(@Nullable String title, String kind, @Nullable String image) {
    return new PageMeta(description, canonical, noindex, title, kind, image);
  }
}
