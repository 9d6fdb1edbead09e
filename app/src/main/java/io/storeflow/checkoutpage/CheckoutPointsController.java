package io.storeflow.checkoutpage;

import io.storeflow.cart.Carts;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The points alone, for a checkout that has heard of new ones. */
@Controller
class CheckoutPointsController {
  private final Carts carts;
  private final CheckoutSummaries summaries;
  private final CheckoutDrafts drafts;
  private final CheckoutPage page;
  private final Visitor visitor;

  CheckoutPointsController(
      Carts carts,
      CheckoutSummaries summaries,
      CheckoutDrafts drafts,
      CheckoutPage page,
      Visitor visitor) {
    this.carts = carts;
    this.summaries = summaries;
    this.drafts = drafts;
    this.page = page;
    this.visitor = visitor;
  }

  @GetMapping("/shop/{store}/checkout/points")
  String show(Store store, Model model, HttpServletRequest request) {
    var id = visitor.find(store, request);
    var cart = carts.of(store, id);
    if (id == null || !cart.isBuyable()) return "shop/checkout :: nothing";
    var form = drafts.of(store, id).form();
    model.addAttribute("typed", form);
    page.show(store, form, summaries.of(store, id, cart, form, null), null, model);
    model.addAttribute("prices", store.shop("/checkout/rates"));
    return "shop/_checkout-points :: points";
  }
}
