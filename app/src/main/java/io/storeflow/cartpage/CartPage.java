package io.storeflow.cartpage;

import io.storeflow.cart.Cart;
import io.storeflow.cart.CartLine;
import io.storeflow.cart.Carts;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a cart, with what is said of its last change. */
@Component
class CartPage {

  /**
   * A line that was taken out, which can be put back.
   *
   * @param quantity units that it had
   * @param chosen what went with each, as text
   */
  record Removed(String title, String variantId, int quantity, String chosen) {}

  private final Carts carts;
  private final MyRewards rewards;

  CartPage(Carts carts, MyRewards rewards) {
    this.carts = carts;
    this.rewards = rewards;
  }

  /**
   * @param visitor null for one who has no cart
   */
  String show(
      Store store,
      @Nullable String visitor,
      Cart cart,
      @Nullable CartNote said,
      @Nullable Removed removed,
      Model model) {
    if (visitor != null) carts.shown(store, visitor, cart);
    model.addAttribute("cart", cart);
    model.addAttribute("rewards", rewards.of(store, visitor, cart));
    model.addAttribute("said", said);
    model.addAttribute("again", again(store, said, model));
    model.addAttribute("removed", removed);
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/cart";
  }

  /** Where an open page asks for itself again: what was said of a code stays with it. */
  private static String again(Store store, @Nullable CartNote said, Model model) {
    var typed = model.getAttribute(TypedCode.TYPED);
    return store.shop(
        "/cart"
            + (typed instanceof String code && said != null && said.isOfCode()
                ? TypedCode.said(said, code)
                : ""));
  }

  String show(
      Store store,
      @Nullable String visitor,
      Cart cart,
      @Nullable CartNote said,
      List<CartLine> removed,
      Model model) {
    var line = removed.size() == 1 ? removed.getFirst() : null;
    return show(
        store,
        visitor,
        cart,
        said,
        line == null
            ? null
            : new Removed(line.title(), line.variantId(), line.quantity(), line.chosen().text()),
        model);
  }
}
