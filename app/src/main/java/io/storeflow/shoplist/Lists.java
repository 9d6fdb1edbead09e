package io.storeflow.shoplist;

import io.storeflow.collection.CollectionRow;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.pagecache.PageCache;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ProductSort;
import io.storeflow.productindex.Among;
import io.storeflow.productindex.Wanted;
import io.storeflow.shop.Cards;
import io.storeflow.shopprice.ShopOffers;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Puts a page of a list on a page of the shop: its goods, how many there are, how to narrow them.
 */
@Component
class Lists {
  static final int PAGE = 24;

  /** What is popular changes though nothing of the shop does. */
  private static final Duration POPULAR = Duration.ofMinutes(10);

  /** A list that nobody could count or sort just now may be better in a moment. */
  private static final Duration UNSORTED = Duration.ofSeconds(10);

  private final ShopCatalogue catalogue;
  private final Cards cards;
  private final Panels panels;
  private final ShopOffers offers;
  private final Clock clock;

  Lists(ShopCatalogue catalogue, Cards cards, Panels panels, ShopOffers offers, Clock clock) {
    this.catalogue = catalogue;
    this.cards = cards;
    this.panels = panels;
    this.offers = offers;
    this.clock = clock;
  }

  /**
   * @param path of the list, below the shop
   * @param unsorted the same page as the database alone would give it, for stores that are too
   *     large
   */
  Asked show(
      Store store,
      String path,
      String q,
      Among among,
      Supplier<Page<ShopProduct>> unsorted,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var asked = Asked.of(request, store);
    var address = Address.of(store.shop(path), q, asked);
    var wanted = new Wanted(among, q, asked.narrowed(), asked.sort(), true, PAGE, asked.cursor());
    var listed = catalogue.list(store, wanted, false);
    var page = listed.map(ShopCatalogue.Listed::page).orElseGet(unsorted);
    var cheaper = offers.of(store, page.rows(), request);
    model.addAttribute("cards", cards.of(store, page.rows(), true, cheaper));
    model.addAttribute("asked", cheaper.asked(store));
    model.addAttribute("newer", address.at(page.newer()));
    model.addAttribute("older", address.at(page.older()));
    listed.ifPresent(it -> model.addAttribute("panel", panels.of(store, q, asked, address, it)));
    if (listed.isEmpty()) PageCache.keepUntil(request, clock.instant().plus(UNSORTED));
    else if (asked.sort() == ProductSort.POPULAR)
      PageCache.keepUntil(request, clock.instant().plus(POPULAR));
    // The form sends its empty fields too; the address that people see and share names none.
    if (request.getQueryString() != null && asked.cursor() == null)
      response.setHeader("HX-Push-Url", address.toString());
    return asked;
  }

  /** As the database gives it, unsorted. */
  Page<ShopProduct> unsorted(Store store, ShopFilter filter, @Nullable String cursor) {
    return catalogue.products(store, filter, PAGE, cursor);
  }

  Page<ShopProduct> unsorted(Store store, CollectionRow collection, @Nullable String cursor) {
    return catalogue.products(store, collection, PAGE, cursor);
  }
}
