package io.storeflow.offerpage;

import io.storeflow.cart.Cart;
import io.storeflow.checkoutpage.AgreedCheckout;
import io.storeflow.checkoutpage.CheckoutForm;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrder;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What staff have offered, at its link: the checkout while it is offered, and after that what has
 * become of it. Who has the link has all that it takes; prices are those of the store's own
 * currency.
 */
@Controller
@RequestMapping("/shop/{store}" + DraftLinks.PAGE)
class OfferController {
  private final DraftLinks links;
  private final AgreedCheckout checkout;
  private final RateLimits limits;
  private final Clock clock;

  OfferController(DraftLinks links, AgreedCheckout checkout, RateLimits limits, Clock clock) {
    this.links = links;
    this.checkout = checkout;
    this.limits = limits;
    this.clock = clock;
  }

  @GetMapping
  String show(
      Store shown,
      @RequestParam(defaultValue = "") String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var store = shown.in(null);
    var draft = open(store, token, request.getRemoteAddr(), response);
    var closed = closed(store, draft, model, response);
    if (closed != null) return closed;
    var known = draft.customer();
    var form = CheckoutForm.known(store, known.email(), known.name(), known.phone());
    model.addAttribute("typed", form);
    return checkout.show(store, draft, token, form, null, null, null, model);
  }

  @PostMapping
  String create(
      Store shown,
      @RequestParam(defaultValue = "") String token,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var store = shown.in(null);
    var from = request.getRemoteAddr();
    limits.require(Rule.CHECKOUT, from);
    var draft = open(store, token, from, response);
    var before = draft.order() == null ? null : checkout.before(store, draft, form).orElse(null);
    if (before != null) return thanks(before);
    var closed = closed(store, draft, model, response);
    if (closed != null) return closed;
    var result = checkout.order(store, draft, form, from, errors);
    if (result.order() != null) return thanks(result.order());
    var now = open(store, token, from, response);
    var late = closed(store, now, model, response);
    if (late != null) return late;
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return checkout.show(store, now, token, form, from, null, result.trouble(), model);
  }

  private static String thanks(String order) {
    return "redirect:/track/" + order + "?thanks";
  }

  /** Prices it as it is being filled in. */
  @PostMapping("/rates")
  String rates(
      Store shown,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(required = false) @Nullable String refused,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var store = shown.in(null);
    var from = request.getRemoteAddr();
    limits.require(Rule.QUOTE_NETWORK, from);
    var draft = open(store, token, from, response);
    limits.require(Rule.QUOTE, draft.publicId());
    if (!isOffered(store, draft)) {
      var here = store.shop(DraftLinks.path(token));
      if (script == null) return "redirect:" + here;
      response.setHeader("HX-Redirect", here);
      return "shop/checkout :: nothing";
    }
    var noted = refused == null ? null : errors;
    var view = checkout.show(store, draft, token, form, from, noted, null, model);
    if (script == null) return view;
    model.addAttribute("entire", refused != null);
    return view + " :: main";
  }

  /** Takes a gift card to what pays for it; what was typed stays on the page. */
  @PostMapping("/gift-cards")
  String addCard(
      Store shown,
      @RequestParam(defaultValue = "") String token,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var store = shown.in(null);
    var from = request.getRemoteAddr();
    var draft = open(store, token, from, response);
    var closed = closed(store, draft, model, response);
    if (closed != null) return closed;
    checkout.addCard(store, draft, form, from, errors);
    if (errors.hasErrors()) {
      model.addAttribute("adding", true);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    return again(store, token, form, request, model, response);
  }

  /**
   * @param card hash of its code
   */
  @PostMapping("/gift-cards/removal")
  String removeCard(
      Store shown,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String card,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult unused,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var store = shown.in(null);
    var draft = open(store, token, request.getRemoteAddr(), response);
    var closed = closed(store, draft, model, response);
    if (closed != null) return closed;
    checkout.removeCard(store, draft, card);
    return again(store, token, form, request, model, response);
  }

  private String again(
      Store store,
      String token,
      CheckoutForm form,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response) {
    var from = request.getRemoteAddr();
    var now = open(store, token, from, response);
    return checkout.show(store, now, token, form, from, null, null, model);
  }

  /** Where it leads on to is not told where it came from. */
  private DraftOrder open(Store store, String token, String network, HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    return links.open(store, token, network);
  }

  private boolean isOffered(Store store, DraftOrder draft) {
    return draft.isOffered(clock.instant())
        && draft.isIn(store.currency())
        && checkout.cart(store, draft).isBuyable();
  }

  /** The page that says what has become of it; null while it can be completed. */
  private @Nullable String closed(
      Store store, DraftOrder draft, Model model, HttpServletResponse response) {
    model.addAttribute("meta", PageMeta.hidden());
    var now = clock.instant();
    if (draft.order() != null) return said("ordered", store, draft, null, model);
    boolean offered = draft.isOffered(now) && draft.isIn(store.currency());
    if (!offered) {
      response.setStatus(HttpStatus.GONE.value());
      return said(draft.isExpired(now) ? "expired" : "cancelled", store, draft, null, model);
    }
    var cart = checkout.cart(store, draft);
    if (cart.isBuyable()) return null;
    response.setStatus(HttpStatus.CONFLICT.value());
    return said("short", store, draft, cart, model);
  }

  private static String said(
      String how, Store store, DraftOrder draft, @Nullable Cart cart, Model model) {
    model
        .addAttribute("how", how)
        .addAttribute("offer", draft)
        .addAttribute("cart", cart)
        .addAttribute("phone", store.settings().phone())
        .addAttribute("email", store.settings().email());
    return "shop/offer";
  }
}
