package io.storeflow.shop;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds what is for sale by words. */
@Controller
class ShopSearchController {
  private static final int WORDS = 100;

  private final ShopCatalogue catalogue;
  private final Cards cards;
  private final Sections sections;
  private final RateLimits limits;

  ShopSearchController(ShopCatalogue catalogue, Cards cards, Sections sections, RateLimits limits) {
    this.catalogue = catalogue;
    this.cards = cards;
    this.sections = sections;
    this.limits = limits;
  }

  @GetMapping("/shop/{store}/search")
  String show(
      Store store,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      HttpServletRequest request,
      Model model) {
    var words = Typed.line(Typed.cut(Typed.line(q), WORDS));
    model.addAttribute("q", words);
    model.addAttribute("categories", sections.of(store));
    model.addAttribute("meta", PageMeta.hidden());
    if (words.isEmpty()) {
      model.addAttribute("cards", List.of());
      return "shop/search";
    }
    limits.require(Rule.SEARCH, request.getRemoteAddr());
    var found =
        catalogue.products(store, ShopFilter.all().search(words), ShopListController.PAGE, cursor);
    var path = "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    model.addAttribute("cards", cards.of(store, found.rows(), true));
    model.addAttribute("newer", ShopListController.address(store, path, found.newer()));
    model.addAttribute("older", ShopListController.address(store, path, found.older()));
    return "shop/search";
  }
}
