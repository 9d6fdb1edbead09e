package io.storeflow.platform.frame;

import org.jspecify.annotations.Nullable;

/**
 * What a public page says of itself to machines; the model attribute {@code meta}, if there is one.
 *
 * @param canonical the one address of this page; null for pages that are not to be indexed
 */
public record PageMeta(@Nullable String description, @Nullable String canonical, boolean noindex) {

  /** A page that no search engine should keep. */
  public static PageMeta hidden() {
    return new PageMeta(null, null, true);
  }
}
