package io.storeflow.cartpage;

import io.storeflow.cart.Carts;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * All quantities of the cart at once. A button sends them with its press, so what stands in the
 * fields is what is bought; a script sends them as they change, and gets the page again. What it
 * sends may come late: it holds only for the cart that it was typed over.
 */
@Controller
class CartQuantitiesController {
  private final Carts carts;
  private final CartPage page;
  private final Visitor visitor;

  CartQuantitiesController(Carts carts, CartPage page, Visitor visitor) {
    this.carts = carts;
    this.page = page;
    this.visitor = visitor;
  }

  @PostMapping("/shop/{store}/cart/quantities")
  String change(
      Store store,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = visitor.find(store, request);
    if (id == null) return toCart(store, "");
    visitor.welcome(store, request, response);
    var form = CartForm.of(sent);
    var filled =
        carts.fill(
            store, id, form.units(), script == null ? null : form.seen(), request.getRemoteAddr());
    visitor.count(store, filled.cart().count(), request, response);
    var note = form.unread() ? CartNote.NO_NUMBER : CartNote.of(filled.less());
    if (script != null) {
      response.setHeader("HX-Trigger", "cart:changed");
      return page.show(store, id, filled.cart(), note, filled.removed(), model);
    }
    if (note != null) return toCart(store, "?said=" + note.code());
    if (form.toCheckout() && filled.cart().isBuyable())
      return "redirect:/shop/" + store.slug() + "/checkout";
    return toCart(store, removed(filled));
  }

  private static String removed(Carts.Filled filled) {
    if (filled.removed().size() != 1) return "";
    var line = filled.removed().getFirst();
    var chosen = line.chosen().isEmpty() ? "" : "&chosen=" + line.chosen().text();
    return "?removed=" + line.variantId() + "&quantity=" + line.quantity() + chosen;
  }

  private static String toCart(Store store, String query) {
    return "redirect:/shop/" + store.slug() + "/cart" + query;
  }
}
