package io.storeflow.offerpage;

import io.storeflow.cart.Cart;
import io.storeflow.checkoutpage.AgreedCheckout;
import io.storeflow.checkoutpage.CheckoutForm;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrder;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
  String show(OfferVisit visit, @RequestParam(defaultValue = "") String token) {
    var draft = open(visit, token);
    var closed = closed(visit, draft);
    if (closed != null) return closed;
    var known = draft.customer();
    var form = CheckoutForm.known(visit.store(), known.email(), known.name(), known.phone());
    visit.model().addAttribute("typed", form);
    return checkout.show(visit.store(), draft, token, form, null, null, null, visit.model());
  }

  @PostMapping
  String create(
      OfferVisit visit,
      @RequestParam(defaultValue = "") String token,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors) {
    var store = visit.store();
    limits.require(Rule.CHECKOUT, visit.network());
    var draft = open(visit, token);
    var before = draft.order() == null ? null : checkout.before(store, draft, form).orElse(null);
    if (before != null) return thanks(before);
    var closed = closed(visit, draft);
    if (closed != null) return closed;
    var result = checkout.order(store, draft, form, visit.network(), errors);
    if (result.order() != null) return thanks(result.order());
    var now = open(visit, token);
    var late = closed(visit, now);
    if (late != null) return late;
    visit.answer(HttpStatus.UNPROCESSABLE_CONTENT);
    return show(visit, now, token, form, null, result.trouble());
  }

  private static String thanks(String order) {
    return "redirect:/track/" + order + "?thanks";
  }

  /** Prices it as it is being filled in. */
  @PostMapping("/rates")
  String rates(
      OfferVisit visit,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(required = false) @Nullable String refused,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script) {
    limits.require(Rule.QUOTE_NETWORK, visit.network());
    var draft = open(visit, token);
    limits.require(Rule.QUOTE, draft.publicId());
    if (!isOffered(visit.store(), draft)) {
      var here = visit.store().shop(DraftLinks.path(token));
      if (script == null) return "redirect:" + here;
      visit.response().setHeader("HX-Redirect", here);
      return "shop/checkout :: nothing";
    }
    var view = show(visit, draft, token, form, refused == null ? null : errors, null);
    if (script == null) return view;
    visit.model().addAttribute("entire", refused != null);
    return view + " :: main";
  }

  /** Takes a gift card to what pays for it; what was typed stays on the page. */
  @PostMapping("/gift-cards")
  String addCard(
      OfferVisit visit,
      @RequestParam(defaultValue = "") String token,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors) {
    var draft = open(visit, token);
    var closed = closed(visit, draft);
    if (closed != null) return closed;
    checkout.addCard(visit.store(), draft, form, visit.network(), errors);
    if (errors.hasErrors()) {
      visit.model().addAttribute("adding", true);
      visit.answer(HttpStatus.UNPROCESSABLE_CONTENT);
      return show(visit, draft, token, form, null, null);
    }
    // A code that stood there still would keep the order from being placed.
    var added = form.withoutGiftCard();
    Untouched.errors(added, "typed", visit.model());
    return show(visit, open(visit, token), token, added, null, null);
  }

  /**
   * @param card hash of its code
   */
  @PostMapping("/gift-cards/removal")
  String removeCard(
      OfferVisit visit,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String card,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult unused) {
    var draft = open(visit, token);
    var closed = closed(visit, draft);
    if (closed != null) return closed;
    checkout.removeCard(visit.store(), draft, card);
    return show(visit, open(visit, token), token, form, null, null);
  }

  private String show(
      OfferVisit visit,
      DraftOrder draft,
      String token,
      CheckoutForm form,
      @Nullable BindingResult noted,
      @Nullable String trouble) {
    var model = visit.model();
    return checkout.show(visit.store(), draft, token, form, visit.network(), noted, trouble, model);
  }

  /** Where it leads on to is not told where it came from. */
  private DraftOrder open(OfferVisit visit, String token) {
    visit.response().setHeader("Referrer-Policy", "no-referrer");
    return links.open(visit.store(), token, visit.network());
  }

  private boolean isOffered(Store store, DraftOrder draft) {
    return draft.isOffered(clock.instant())
        && draft.isIn(store.currency())
        && checkout.cart(store, draft).isBuyable();
  }

  /** The page that says what has become of it; null while it can be completed. */
  private @Nullable String closed(OfferVisit visit, DraftOrder draft) {
    visit.model().addAttribute("meta", PageMeta.hidden());
    var store = visit.store();
    var now = clock.instant();
    if (draft.order() != null) return said("ordered", visit, draft, null);
    boolean offered = draft.isOffered(now) && draft.isIn(store.currency());
    if (!offered) {
      visit.answer(HttpStatus.GONE);
      return said(draft.isExpired(now) ? "expired" : "cancelled", visit, draft, null);
    }
    var cart = checkout.cart(store, draft);
    if (cart.isBuyable()) return null;
    visit.answer(HttpStatus.CONFLICT);
    return said("short", visit, draft, cart);
  }

  private static String said(String how, OfferVisit visit, DraftOrder draft, @Nullable Cart cart) {
    var store = visit.store();
    visit
        .model()
        .addAttribute("how", how)
        .addAttribute("offer", draft)
        .addAttribute("cart", cart)
        .addAttribute("phone", store.settings().phone())
        .addAttribute("email", store.settings().email());
    return "shop/offer";
  }
}
