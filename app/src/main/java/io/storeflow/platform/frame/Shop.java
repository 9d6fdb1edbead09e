package io.storeflow.platform.frame;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the storefront layout shows around every page; the model attribute {@code shop}. Nothing in
 * it is about the visitor: pages made from it may be kept by a cache.
 *
 * @param logo null for none
 * @param footer the store's own pages with it
 * @param legal what is to be read before one orders
 * @param texts the language that the store is set to, and its country
 * @param tax what is said of that in prices: {@code shop.tax.<code>}, or {@code unsaid}
 * @param closed what is said while the store is closed; null while it is open
 */
public record Shop(
    StoreBadge store,
    @Nullable Logo logo,
    List<Link> nav,
    List<Link> footer,
    List<Link> legal,
    @Nullable String address,
    ZoneId zone,
    Locale texts,
    String colours,
    @Nullable String search,
    String cart,
    @Nullable String closed,
    String tax)
    implements StoreTexts {

  public record Link(String text, String href, boolean current) {}

  /**
   * What a store shows instead of its letters.
   *
   * @param path of the picture
   * @param width of its largest size, in pixels, as height
   */
  public record Logo(String path, int width, int height) {}
}
