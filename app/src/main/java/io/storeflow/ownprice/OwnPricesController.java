package io.storeflow.ownprice;

import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import io.storeflow.unitprice.UnitPriceWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Prices that are not everybody's, which a page asks for once it is there, as it is kept for
 * everybody: the pieces of it that look otherwise for this visitor; 204 where none does.
 */
@Controller
@RequestMapping("/shop/{store}/prices")
class OwnPricesController {
  /** The front of a shop shows so many at most; more are not looked at. */
  static final int MOST = 60;

  private final OwnPrices prices;
  private final UnitPriceWords unitPrices;
  private final Visitor visitor;
  private final RateLimits limits;

  OwnPricesController(
      OwnPrices prices, UnitPriceWords unitPrices, Visitor visitor, RateLimits limits) {
    this.prices = prices;
    this.unitPrices = unitPrices;
    this.visitor = visitor;
    this.limits = limits;
  }

  /**
   * Of goods in lists.
   *
   * @param of their public ids, with commas between them
   */
  @GetMapping
  Object ofGoods(
      Store store,
      @RequestParam(defaultValue = "") String of,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = begin(store, request, response);
    var cards = id == null ? List.of() : prices.of(store, id, goods(of));
    if (cards.isEmpty()) return ResponseEntity.noContent().build();
    model.addAttribute("cards", cards);
    return "shop/_good-price :: all";
  }

  /** Of the page of a product. */
  @GetMapping("/product")
  Object ofProduct(
      Store store,
      @RequestParam(defaultValue = "") String of,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = begin(store, request, response);
    var own = id == null || !PublicId.looksRight(of) ? null : prices.of(store, id, of).orElse(null);
    if (own == null) return ResponseEntity.noContent().build();
    var now = own.offers().now();
    model.addAttribute("product", own.product());
    model.addAttribute("offers", own.offers());
    model.addAttribute(
        "offerUnit", now == null ? null : unitPrices.say(now.unit(), store.locale()));
    return "shop/_deals :: deals";
  }

  private @Nullable String begin(
      Store store, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    var id = visitor.find(store, request);
    if (id != null) limits.require(Rule.OWN_PRICES, request.getRemoteAddr());
    return id;
  }

  private static List<String> goods(String of) {
    return Stream.of(of.split(",")).filter(PublicId::looksRight).distinct().limit(MOST).toList();
  }
}
