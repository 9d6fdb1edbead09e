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
 * @param tax message of what is said of that in prices; null for nothing
 * @param currencies this page in each that the store sells in; empty where that is one alone
 * @param currency that addresses of the shop say; null for the store's own
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
    @Nullable String tax,
    List<Link> currencies,
    @Nullable String currency)
    implements StoreTexts {

  /**
   * The address of one of its pages, in the currency of this one.
   *
   * @param path behind that of the shop
   */
  public String to(String path) {
    return below(store.href(), path);
  }

  /**
   * @param home address of the shop, which may say a currency
   * @param path behind that of the shop
   */
  public static String below(String home, String path) {
    int query = home.indexOf('?');
    if (query < 0) return home + path;
    int hash = path.indexOf('#');
    var page = hash < 0 ? path : path.substring(0, hash);
    var said = (page.contains("?") ? "&" : "?") + home.substring(query + 1);
    return home.substring(0, query) + page + said + path.substring(page.length());
  }

  public record Link(String text, String href, boolean current) {}

  /**
   * What a store shows instead of its letters.
   *
   * @param path of the picture
   * @param width of its largest size, in pixels, as height
   */
  public record Logo(String path, int width, int height) {}
}
