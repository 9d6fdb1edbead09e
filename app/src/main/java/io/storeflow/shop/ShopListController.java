package io.storeflow.shop;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopTree;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.url.Moved;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything there is to buy, all of it or a category, page by page. */
@Controller
class ShopListController {
  static final int PAGE = 24;

  private final ShopCatalogue catalogue;
  private final ShopTree tree;
  private final ShopPage page;
  private final Cards cards;
  private final Sections sections;
  private final MessageSource messages;

  ShopListController(
      ShopCatalogue catalogue,
      ShopTree tree,
      ShopPage page,
      Cards cards,
      Sections sections,
      MessageSource messages) {
    this.catalogue = catalogue;
    this.tree = tree;
    this.page = page;
    this.cards = cards;
    this.sections = sections;
    this.messages = messages;
  }

  @GetMapping("/shop/{store}/all")
  String all(Store store, @RequestParam(required = false) @Nullable String cursor, Model model) {
    var heading = messages.getMessage("shop.all", null, store.locale());
    return list(store, ShopFilter.all(), "/all", null, heading, cursor, model);
  }

  @GetMapping("/shop/{store}/c/{slug}")
  String category(
      Store store,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    var known = tree.of(store);
    var category = known.bySlug(slug).orElseThrow(() -> gone(store, slug));
    var path = known.path(category);
    model.addAttribute(
        "path", path.subList(0, path.size() - 1).stream().map(ShopCategory::of).toList());
    model.addAttribute("below", ShopTree.below(known, category));
    model.addAttribute("text", category.row().text());
    var filter = ShopFilter.all().category(slug);
    var top = ShopCategory.of(path.getFirst());
    var view = list(store, filter, "/c/" + slug, top, category.title(), cursor, model);
    if (!category.row().text().isEmpty())
      model.addAttribute("meta", page.meta(store, "/c/" + slug, category.row().text()));
    return view;
  }

  /** What to say where no category has the address: it may have had it. */
  private RuntimeException gone(Store store, String slug) {
    return catalogue
        .categoryMovedTo(store, slug)
        .<RuntimeException>map(now -> new Moved(store.shop("/c/" + now)))
        .orElseGet(NotFound::new);
  }

  private String list(
      Store store,
      ShopFilter filter,
      String path,
      @Nullable ShopCategory top,
      String heading,
      @Nullable String cursor,
      Model model) {
    var products = catalogue.products(store, filter, PAGE, cursor);
    model.addAttribute("heading", heading);
    model.addAttribute("chosen", top == null ? "" : top.slug());
    model.addAttribute("categories", sections.of(store));
    model.addAttribute("cards", cards.of(store, products.rows(), true));
    model.addAttribute("newer", address(store, path, products.newer()));
    model.addAttribute("older", address(store, path, products.older()));
    model.addAttribute("meta", page.meta(store, path, heading + ", " + store.name()));
    return "shop/list";
  }

  static @Nullable String address(Store store, String path, @Nullable String cursor) {
    if (cursor == null) return null;
    return store.shop(path) + (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
  }
}
