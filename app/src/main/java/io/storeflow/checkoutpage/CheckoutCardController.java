package io.storeflow.checkoutpage;

import io.storeflow.cardpayment.CardFault;
import io.storeflow.cardpayment.CardPayments;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.cart.Cart;
import io.storeflow.cart.Carts;
import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardTries;
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
  private static final String FIELD = "giftCard";

  private final Carts carts;
  private final CardTries tries;
  private final CardPayments payments;
  private final CheckoutSummaries summaries;
  private final CheckoutDrafts drafts;
  private final CheckoutPage page;
  private final Visitor visitor;

  CheckoutCardController(
      Carts carts,
      CardTries tries,
      CardPayments payments,
      CheckoutSummaries summaries,
      CheckoutDrafts drafts,
      CheckoutPage page,
      Visitor visitor) {
    this.carts = carts;
    this.tries = tries;
    this.payments = payments;
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
    var cards = new ArrayList<>(cart.giftCards());
    if (cards.size() >= CardPlan.MOST) {
      errors.rejectValue(FIELD, "card.most", new Object[] {CardPlan.MOST}, "too many");
      return cards;
    }
    var found = tries.find(store, form.giftCard(), address);
    var hash = CardCode.read(form.giftCard()).map(CardCode::hash).orElse(CardCode.NONE);
    // Where only gift cards are bought, the goods decide it, and no postage comes to them.
    var apart = cart.isSent() ? store.money(0) : cart.total();
    var alone = payments.plan(store, List.of(hash), apart, apart);
    if (found.isEmpty()) errors.rejectValue(FIELD, "wrong.gift_card." + CardFault.UNKNOWN.code());
    else if (!alone.refused().isEmpty())
      errors.rejectValue(FIELD, "wrong.gift_card." + alone.refused().getFirst().why().code());
    else {
      cards.add(hash);
      if (payments.plan(store, cards, store.money(0)).cards() < cards.size())
        errors.rejectValue(FIELD, "card.twice");
    }
    return cards;
  }

  private static String there(Store store) {
    return "redirect:" + store.shop("/checkout") + "#cards";
  }
}
