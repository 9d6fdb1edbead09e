package io.storeflow.checkoutpage;

import io.storeflow.cart.Cart;
import io.storeflow.cart.Carts;
import io.storeflow.cartpage.TypedCode;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Prices a checkout that is being filled in: another way, another address, another rate. */
@Controller
class CheckoutPricesController {
  private final Carts carts;
  private final CheckoutSummaries summaries;
  private final PlaceOrder place;
  private final CheckoutDrafts drafts;
  private final CheckoutPage page;
  private final Visitor visitor;
  private final RateLimits limits;
  private final CheckoutWrongs wrongs;

  CheckoutPricesController(
      Carts carts,
      CheckoutSummaries summaries,
      PlaceOrder place,
      CheckoutDrafts drafts,
      CheckoutPage page,
      Visitor visitor,
      RateLimits limits,
      CheckoutWrongs wrongs) {
    this.carts = carts;
    this.summaries = summaries;
    this.place = place;
    this.drafts = drafts;
    this.page = page;
    this.visitor = visitor;
    this.limits = limits;
    this.wrongs = wrongs;
  }

  /**
   * @param code of a discount, typed and not given yet
   * @param refused there where the form bears marks of what kept it from being ordered
   */
  @PostMapping("/shop/{store}/checkout/rates")
  String rates(
      Store store,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String refused,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = visitor.find(store, request);
    // Without a script, Enter in one of these fields has come here.
    if (script == null && !Typed.code(code).isEmpty())
      return "forward:" + store.shop("/checkout/codes");
    if (script == null && form.namesGiftCard())
      return "forward:" + store.shop("/checkout/gift-cards");
    if (id != null) limits.require(Rule.QUOTE, id);
    limits.require(Rule.QUOTE_NETWORK, request.getRemoteAddr());
    var cart = carts.of(store, id);
    if (id == null || !cart.isBuyable()) {
      var to = elsewhere(store, id, form, cart);
      if (script == null) return "redirect:" + to;
      response.setHeader("HX-Redirect", to);
      return "shop/checkout :: nothing";
    }
    var summary = summaries.of(store, id, cart, form, request.getRemoteAddr());
    drafts.keep(store, id, form, summary);
    if (refused != null) wrongs.note(store, form, summary, errors);
    model.addAttribute(TypedCode.TYPED, code);
    var view = page.show(store, form, summary, null, model);
    if (script == null) return view;
    model.addAttribute("entire", refused != null);
    return view + " :: main";
  }

  /** To the order, if the cart of the form became one meanwhile. */
  private String elsewhere(Store store, @Nullable String id, CheckoutForm form, Cart cart) {
    var placed = id == null ? null : place.before(store, id, form, cart).orElse(null);
    return placed == null ? store.shop("/cart") : CheckoutController.orderPage(placed, cart);
  }
}
