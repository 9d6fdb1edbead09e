package io.storeflow.platform.ui;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the storefront layout shows around every page; the model attribute {@code shop}. Nothing in
 * it is about the visitor: pages made from it may be kept by a cache.
 */
public record Shop(
    StoreBadge store,
    List<Link> nav,
    List<Link> footer,
    @Nullable String address,
    ZoneId zone,
    String colours,
    @Nullable String search,
    String cart) {

  public record Link(String text, String href, boolean current) {}
}
