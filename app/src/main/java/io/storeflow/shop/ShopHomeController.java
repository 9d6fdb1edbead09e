package io.storeflow.shop;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopTree;
import io.storeflow.merchant.StoreHours;
import io.storeflow.shopface.LinkedData;
import io.storeflow.shopface.ShopFace;
import io.storeflow.shopface.ShopPage;
import io.storeflow.shopprice.ShopOffers;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front of the shop: what it is, whether it is open, and a shelf of each category. */
@Controller
class ShopHomeController {
  /** Enough to fill every shelf of a small shop; a large one shows where it begins. */
  private static final int PRODUCTS = 100;

  /** Two rows of what the store shows before all else. */
  private static final int FEATURED = 6;

  private final ShopCatalogue catalogue;
  private final ShopTerms terms;
  private final Estimates estimates;
  private final StoreHours hours;
  private final Openings openings;
  private final ShopPage page;
  private final ShopFace face;
  private final LinkedData linked;
  private final Cards cards;
  private final ShopOffers offers;
  private final MessageSource messages;
  private final Clock clock;

  ShopHomeController(
      ShopCatalogue catalogue,
      ShopTerms terms,
      Estimates estimates,
      StoreHours hours,
      Openings openings,
      ShopPage page,
      ShopFace face,
      LinkedData linked,
      Cards cards,
      ShopOffers offers,
      MessageSource messages,
      Clock clock) {
    this.catalogue = catalogue;
    this.terms = terms;
    this.estimates = estimates;
    this.hours = hours;
    this.openings = openings;
    this.page = page;
    this.face = face;
    this.linked = linked;
    this.cards = cards;
    this.offers = offers;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/shop/{store}")
  String show(Store store, Model model, HttpServletRequest request) {
    var tree = catalogue.countedCategories(store);
    var products = catalogue.products(store, ShopFilter.all(), PRODUCTS, null).rows();
    model.addAttribute("settings", store.settings());
    model.addAttribute("opening", openings.of(store, request));
    model.addAttribute("today", clock.instant().atZone(store.timeZone()).toLocalDate());
    var ways = terms.of(store);
    model.addAttribute("terms", ways);
    model.addAttribute("when", estimates.of(store, ways, request));
    model.addAttribute(
        "sections", Sections.nav(store, ShopTree.below(tree, null), SectionNav.NOWHERE));
    var featured = catalogue.featured(store, FEATURED);
    var shown = Stream.concat(products.stream(), featured.stream()).toList();
    var cheaper = offers.of(store, shown, request);
    model.addAttribute("asked", cheaper.asked(store));
    var shelves = Shelf.of(store, tree, products, cards, cheaper);
    model.addAttribute("shelves", shelves);
    model.addAttribute("more", more(store, shelves));
    model.addAttribute("face", face.of(store));
    model.addAttribute("featured", cards.of(store, featured, true, cheaper));
    model.addAttribute("collections", face.collections(store));
    model.addAttribute("data", linked.organization(store));
    model.addAttribute("meta", page.meta(store, "", store.settings().about()));
    return "shop/home";
  }

  /** How many products there are, where the shelves do not show all; else null. */
  private @Nullable Integer more(Store store, List<Shelf> shelves) {
    int all = terms.products(store);
    return shelves.stream().mapToInt(it -> it.cards().size()).sum() < all ? all : null;
  }

  @GetMapping("/shop/{store}/hours")
  String hours(Store store, Model model, HttpServletRequest request) {
    model.addAttribute("opening", openings.of(store, request));
    model.addAttribute("today", clock.instant().atZone(store.timeZone()).toLocalDate());
    model.addAttribute("week", Weekday.of(hours.read(store), store.locale(), store.timeZone()));
    model.addAttribute("settings", store.settings());
    model.addAttribute("place", ShopFrame.place(store));
    var said = messages.getMessage("shop.hours.meta", new Object[] {store.name()}, store.locale());
    model.addAttribute("meta", page.meta(store, "/hours", said));
    return "shop/hours";
  }
}
