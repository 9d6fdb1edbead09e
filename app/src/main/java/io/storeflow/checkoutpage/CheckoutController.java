package io.storeflow.checkoutpage;

import io.storeflow.cart.Cart;
import io.storeflow.cart.Carts;
import io.storeflow.cartpage.CartNote;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shop.PromiseWords;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Checkout on one page. What is charged is what the button said: the form carries the total that
 * was shown, and an order that would cost anything else is not placed but shown again.
 */
@Controller
class CheckoutController {
  private final Carts carts;
  private final CheckoutSummaries summaries;
  private final PlaceOrder place;
  private final CheckoutDrafts drafts;
  private final CheckoutPage page;
  private final PromiseWords promises;
  private final Visitor visitor;
  private final RateLimits limits;
  private final CheckoutWrongs wrongs;

  CheckoutController(
      Carts carts,
      CheckoutSummaries summaries,
      PlaceOrder place,
      CheckoutDrafts drafts,
      CheckoutPage page,
      PromiseWords promises,
      Visitor visitor,
      RateLimits limits,
      CheckoutWrongs wrongs) {
    this.carts = carts;
    this.summaries = summaries;
    this.place = place;
    this.drafts = drafts;
    this.page = page;
    this.promises = promises;
    this.visitor = visitor;
    this.limits = limits;
    this.wrongs = wrongs;
  }

  @GetMapping("/shop/{store}/checkout")
  String show(
      Store store,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String added,
      Model model,
      HttpServletRequest request) {
    var id = visitor.find(store, request);
    var cart = carts.of(store, id);
    if (id == null || !cart.isBuyable()) return toCart(store);
    var draft = drafts.of(store, id);
    var summary = summaries.of(store, id, cart, draft.form(), null);
    drafts.shown(store, id, draft, summary);
    var form = draft.form().orOf(summary.proven());
    model.addAttribute("typed", form);
    var note = said == null ? null : Coded.find(CartNote.class, said).orElse(null);
    CheckoutPage.say(note, code, model);
    var trouble = added == null ? null : PlaceOrder.CARD_ADDED;
    return page.show(store, form, summary, trouble, model);
  }

  @PostMapping("/shop/{store}/checkout")
  String create(
      Store store,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = visitor.find(store, request);
    limit(store, id, form, request);
    if (id == null) return toCart(store);
    var cart = carts.of(store, id);
    var before = place.before(store, id, form, cart).orElse(null);
    if (before != null) return ordered(store, before, cart, request, response);
    if (!cart.isBuyable()) return keep(store, id, form, cart.firstShort());
    if (form.namesGiftCard()) return "forward:" + store.shop("/checkout/gift-cards");
    var summary = summaries.of(store, id, cart, form, request.getRemoteAddr());
    wrongs.note(store, form, summary, errors);
    var outcome = errors.hasErrors() ? null : place(store, id, form, summary);
    if (outcome != null && outcome.order() != null)
      return ordered(store, outcome.order(), Cart.empty(store), request, response);
    var now = carts.of(store, id);
    var meanwhile = place.before(store, id, form, now).orElse(null);
    if (meanwhile != null) return ordered(store, meanwhile, now, request, response);
    if (outcome != null && outcome.fellShort() != null)
      return keep(store, id, form, outcome.fellShort());
    if (!now.isBuyable()) return keep(store, id, form, now.firstShort());
    var again = summaries.of(store, id, now, form, request.getRemoteAddr());
    drafts.keep(store, id, form, again);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.show(store, form, again, trouble(outcome, form, summary), model);
  }

  /** What was typed is there again when the shopper comes back. */
  private void limit(
      Store store, @Nullable String id, CheckoutForm form, HttpServletRequest request) {
    try {
      limits.require(Rule.CHECKOUT, request.getRemoteAddr());
    } catch (Problem tooOften) {
      if (id != null) drafts.keep(store, id, form);
      throw tooOften;
    }
  }

  /** Not if it comes much later than the page had said: the shopper may not want it any more. */
  private PlaceOrder.Outcome place(
      Store store, String visitor, CheckoutForm form, CheckoutSummary summary) {
    var way = summary.way();
    return way != null && promises.now(store, way, summary.handling()).isLaterThan(form.promise())
        ? PlaceOrder.failed(PlaceOrder.PROMISE_CHANGED)
        : place.order(store, visitor, form, summary);
  }

  /** What is wrong with a field is said at the field, what is new about the total always. */
  private static @Nullable String trouble(
      PlaceOrder.@Nullable Outcome outcome, CheckoutForm form, CheckoutSummary summary) {
    if (outcome != null) return outcome.trouble();
    return form.confirmed() == null || summary.total() == null ? null : summary.moved(form);
  }

  private String ordered(
      Store store,
      PlaceOrder.Placed order,
      Cart cart,
      HttpServletRequest request,
      HttpServletResponse response) {
    visitor.count(store, cart.count(), request, response);
    return "redirect:" + orderPage(order, cart);
  }

  /** Where an order is followed, with the sentence that is said there. */
  static String orderPage(PlaceOrder.Placed order, Cart cart) {
    var said = order.same() ? "thanks" : cart.isEmpty() ? "ordered" : "ordered=more";
    return "/track/" + order.publicId() + "?" + said;
  }

  /**
   * To the cart, which marks by itself what cannot be bought as it is.
   *
   * @param fellShort anchor of the line to look at first: there is less of it than is wanted
   */
  private String keep(Store store, String id, CheckoutForm form, @Nullable String fellShort) {
    drafts.keep(store, id, form);
    return fellShort == null
        ? toCart(store)
        : toCart(store) + "?said=" + CartNote.FELL_SHORT.code() + "#line-" + fellShort;
  }

  private static String toCart(Store store) {
    return "redirect:/shop/" + store.slug() + "/cart";
  }
}
