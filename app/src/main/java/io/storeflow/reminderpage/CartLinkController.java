package io.storeflow.reminderpage;

import io.storeflow.cart.CartChanges;
import io.storeflow.cart.Carts;
import io.storeflow.checkoutpage.CheckoutDrafts;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.reminder.CartReminders;
import io.storeflow.reminder.FollowedLink;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the mail about a cart leads. Mail programs open links by themselves: opening one changes
 * nothing, a button does. The browser in which the cart was filled goes to it at once.
 *
 * <p>Another browser gets the goods, and the address to which the link was mailed, into a cart of
 * its own; the name, phone and postal address that were typed stay where they were typed. An
 * address may have been mistyped, and a mail be passed on: its link shows nobody where somebody
 * lives.
 */
@Controller
@RequestMapping("/shop/{store}/cart-links/{token}")
class CartLinkController {
  /** What becomes of the goods that the visitor has already: they stay, unless it says so. */
  private static final String INSTEAD = "instead";

  private final CartReminders reminders;
  private final Carts carts;
  private final CartChanges changes;
  private final CheckoutDrafts drafts;
  private final Visitor visitor;
  private final RateLimits limits;

  CartLinkController(
      CartReminders reminders,
      Carts carts,
      CartChanges changes,
      CheckoutDrafts drafts,
      Visitor visitor,
      RateLimits limits) {
    this.reminders = reminders;
    this.carts = carts;
    this.changes = changes;
    this.drafts = drafts;
    this.visitor = visitor;
    this.limits = limits;
  }

  @GetMapping
  String show(
      Store store,
      @PathVariable String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var link = reminders.follow(store, token).orElse(null);
    if (link == null || !link.isOpen()) return closed(link, model, response);
    var own = visitor.find(store, request);
    var from = Objects.requireNonNull(link.visitor());
    if (from.equals(own)) return back(store, link);
    model.addAttribute("lines", carts.of(store.in(link.currency()), from).lines().reversed());
    model.addAttribute("beside", carts.of(store, own).count());
    model.addAttribute("token", token);
    return page("open", model);
  }

  /**
   * Puts the goods into the visitor's own cart.
   *
   * @param goods {@code instead} to take out before what is in it
   */
  @PostMapping
  String open(
      Store store,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String goods,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var link = reminders.follow(store, token).orElse(null);
    if (link == null || !link.isOpen()) return closed(link, model, response);
    var from = Objects.requireNonNull(link.visitor());
    var known = visitor.find(store, request);
    if (from.equals(known)) return back(store, link);
    boolean has = known != null && carts.has(store, known);
    if (!has) limits.require(Rule.CART, request.getRemoteAddr());
    var id = visitor.welcome(store, request, response);
    var sells = carts.selling(store, has ? id : from, null);
    int units =
        changes.take(sells, from, id, goods.equals(INSTEAD), link.id(), request.getRemoteAddr());
    visitor.count(store, units, request, response);
    drafts.begin(store, id, Objects.requireNonNullElse(link.email(), ""));
    return back(store, link);
  }

  @GetMapping("/refusal")
  String ask(Store store, @PathVariable String token, Model model, HttpServletResponse response) {
    var link = reminders.follow(store, token).orElse(null);
    if (link == null) return closed(null, model, response);
    model.addAttribute("token", token);
    return page("refusal", model);
  }

  /**
   * Also for mail programs, which send one field and nothing of their reader (RFC 8058). A second
   * time is as good as the first.
   */
  @PostMapping("/refusal")
  String refuse(
      Store store, @PathVariable String token, Model model, HttpServletResponse response) {
    if (reminders.follow(store, token).isEmpty()) return closed(null, model, response);
    reminders.refuse(store, token);
    return page("refused", model);
  }

  private String back(Store store, FollowedLink link) {
    reminders.opened(store, link.id());
    return "redirect:" + store.shop("/cart");
  }

  /** A cart that is an order is good news; one that is not kept any more is gone. */
  private static String closed(
      @Nullable FollowedLink link, Model model, HttpServletResponse response) {
    if (link != null && link.ordered()) return page("ordered", model);
    response.setStatus((link == null ? HttpStatus.NOT_FOUND : HttpStatus.GONE).value());
    return page(link == null ? "unknown" : "expired", model);
  }

  private static String page(String what, Model model) {
    model.addAttribute("what", what);
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/cart-link";
  }
}
