package io.storeflow.checkoutpage;

import io.storeflow.cart.Carts;
import io.storeflow.cartpage.CartNote;
import io.storeflow.cartpage.TypedCode;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Discount codes that are typed at checkout, while its form is being filled in. */
@Controller
class CheckoutCodesController {
  private final TypedCode codes;
  private final Carts carts;
  private final CheckoutSummaries summaries;
  private final CheckoutDrafts drafts;
  private final CheckoutPage page;
  private final Visitor visitor;

  CheckoutCodesController(
      TypedCode codes,
      Carts carts,
      CheckoutSummaries summaries,
      CheckoutDrafts drafts,
      CheckoutPage page,
      Visitor visitor) {
    this.codes = codes;
    this.carts = carts;
    this.summaries = summaries;
    this.drafts = drafts;
    this.page = page;
    this.visitor = visitor;
  }

  /** What is typed in the form comes along; a script gets the page, others go to it again. */
  @PostMapping("/shop/{store}/checkout/codes")
  String give(
      Store store,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String remove,
      @ModelAttribute("typed") CheckoutForm form,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (remove != null) codes.takeBack(store, remove, request);
    var note = remove == null ? codes.give(store, code, request, response) : null;
    var id = visitor.find(store, request);
    var cart = carts.of(store, id);
    if (id != null && form.email() != null) drafts.keep(store, id, form);
    if (script == null || id == null || !cart.isBuyable())
      return again(store, note, code, script, response);
    var summary = summaries.of(store, id, cart, form, request.getRemoteAddr());
    drafts.keep(store, id, form, summary);
    CheckoutPage.say(note, code, model);
    return page.show(store, form, summary, null, model);
  }

  private static String again(
      Store store,
      @Nullable CartNote note,
      String code,
      @Nullable String script,
      HttpServletResponse response) {
    var to = store.shop("/checkout" + TypedCode.said(note, code));
    if (script == null) return "redirect:" + to;
    response.setHeader("HX-Redirect", to);
    return "shop/checkout :: nothing";
  }
}
