package io.storeflow.platform.ui;

import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.frame.Shop;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself to its layout: {@code #ui.page('order.list').live()}.
 *
 * @param withLive whether it has a live region
 * @param withHtmx whether it exchanges pieces of itself; dashboard and boards always may
 * @param withoutNavigation a page of the shop that leads nowhere else, such as the checkout
 * @param back where its way back leads; null for none
 * @param caption a second line of a board
 * @param store the name of the store it belongs to; null for none
 * @param colours the address of the style sheet with the colours of stores; null for none
 */
public record Sheet(
    String title,
    boolean withLive,
    boolean withHtmx,
    boolean withoutNavigation,
    @Nullable String back,
    @Nullable String caption,
    @Nullable String store,
    @Nullable String colours) {

  /**
   * A page of a shop.
   *
   * @param home address of the shop
   */
  public record InShop(Sheet sheet, @Nullable PageMeta meta, String home) {}

  static Sheet of(String title) {
    return new Sheet(title, false, false, false, null, null, null, null);
  }

  public Sheet live(boolean live) {
    return new Sheet(title, live, withHtmx, withoutNavigation, back, caption, store, colours);
  }

  public Sheet live() {
    return live(true);
  }

  public Sheet htmx() {
    return new Sheet(title, withLive, true, withoutNavigation, back, caption, store, colours);
  }

  public Sheet bare() {
    return new Sheet(title, withLive, withHtmx, true, back, caption, store, colours);
  }

  /** Bare, with a way back. */
  public Sheet back(String href) {
    return new Sheet(title, withLive, withHtmx, true, href, caption, store, colours);
  }

  public Sheet caption(@Nullable Object said) {
    var words = said == null ? null : said.toString();
    return new Sheet(title, withLive, withHtmx, withoutNavigation, back, words, store, colours);
  }

  public InShop inShop(Shop shop, @Nullable PageMeta meta) {
    return new InShop(of(shop.store().name(), shop.colours()), meta, shop.store().href());
  }

  /** Of a store, or of all of them: done by the layouts. */
  public Sheet of(@Nullable String store, @Nullable String colours) {
    return new Sheet(title, withLive, withHtmx, withoutNavigation, back, caption, store, colours);
  }
}
