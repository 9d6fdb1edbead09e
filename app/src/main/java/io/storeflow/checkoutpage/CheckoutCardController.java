package io.storeflow.checkoutpage;

import io.storeflow.cardpayment.GivenCards;
import io.storeflow.cart.Cart;
import io.storeflow.cart.Carts;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gift cards that are to pay for a cart: given at checkout, and taken away again. */
@Controller
class CheckoutCardController {
  private final Carts carts;
  private final GivenCards given;
  private final CheckoutSummaries summaries;
  private final CheckoutDrafts drafts;
  private final CheckoutPage page;
  private final Visitor visitor;

  CheckoutCardController(
      Carts carts,
      GivenCards given,
      CheckoutSummaries summaries,
      CheckoutDrafts drafts,
      CheckoutPage page,
      Visitor visitor) {
    this.carts = carts;
    this.given = given;
    this.summaries = summaries;
    this.drafts = drafts;
    this.page = page;
    this.visitor = visitor;
  }

  @PostMapping("/shop/{store}/checkout/gift-cards")
  String add(
      Store store,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = visitor.find(store, request);
    var cart = carts.of(store, id);
    if (id == null || !cart.isBuyable()) return "redirect:" + store.shop("/cart");
    drafts.keep(store, id, form);
    var now = added(store, cart, form, request.getRemoteAddr(), errors);
    // Who pressed the great button is told that nothing was ordered, and why.
    var asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    boolean ordering = store.shop("/checkout").equals(asked);
    if (!errors.hasErrors()) {
      carts.keepGiftCards(store, id, now);
      return ordering ? "redirect:" + store.shop("/checkout?added=card") : there(store);
    }
    model.addAttribute("adding", !ordering);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.show(
        store, form, summaries.of(store, id, cart, form, request.getRemoteAddr()), null, model);
  }

  /**
   * @param card hash of its code
   */
  @PostMapping("/shop/{store}/checkout/gift-cards/removal")
  String remove(
      Store store,
      @RequestParam(defaultValue = "") String card,
      @ModelAttribute("typed") CheckoutForm form,
      HttpServletRequest request) {
    var id = visitor.find(store, request);
    if (id == null) return "redirect:" + store.shop("/cart");
    drafts.keep(store, id, form);
    var cards = new ArrayList<>(carts.of(store, id).giftCards());
    if (cards.remove(card)) carts.keepGiftCards(store, id, cards);
    return there(store);
  }

  /** The cards with the one that was typed; what is wrong with it is noted. */
  private List<String> added(
      Store store, Cart cart, CheckoutForm form, String address, BindingResult errors) {
    // Where only gift cards are bought, the goods decide it, and no postage comes to them.
    var apart = cart.isSent() ? store.money(0) : cart.total();
    return given.added(store, cart.giftCards(), form.giftCard(), apart, address, errors);
  }

  private static String there(Store store) {
    return "redirect:" + store.shop("/checkout") + "#cards";
  }
}
