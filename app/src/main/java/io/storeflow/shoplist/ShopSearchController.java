package io.storeflow.shoplist;

import io.storeflow.forsale.ShopFilter;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.productindex.Among;
import io.storeflow.shop.SectionNav;
import io.storeflow.shop.Sections;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

  private final Lists lists;
  private final Sections sections;
  private final RateLimits limits;

  ShopSearchController(Lists lists, Sections sections, RateLimits limits) {
    this.lists = lists;
    this.sections = sections;
    this.limits = limits;
  }

  @GetMapping("/shop/{store}/search")
  String show(
      Store store,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var words = Typed.line(Typed.cut(Typed.line(q), WORDS));
    model.addAttribute("q", words);
    model.addAttribute("sections", sections.of(store, SectionNav.NOWHERE));
    model.addAttribute("meta", PageMeta.hidden());
    if (words.isEmpty()) {
      model.addAttribute("cards", List.of());
      return "shop/search";
    }
    limits.require(Rule.SEARCH, request.getRemoteAddr());
    lists.show(
        store,
        "/search",
        words,
        Among.ALL,
        () -> lists.unsorted(store, ShopFilter.all().search(words), cursor),
        model,
        request,
        response);
    return "shop/search";
  }
}
