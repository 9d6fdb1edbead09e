package io.storeflow.shop;

import io.storeflow.cart.Carts;
import io.storeflow.checkout.CheckoutRules;
import io.storeflow.merchant.Store;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.ui.PageMeta;
import io.storeflow.platform.web.Sentences;
import io.storeflow.platform.web.Wrong;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Method;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Checkout on one page. What is charged is what the button said: the form carries the total that
 * was shown, and an order that would cost anything else is not placed but shown again.
 */
@Controller
class CheckoutController {
  private static final Map<String, String> FIELDS =
      Map.of(
          "/customer/email", "email",
          "/customer/name", "name",
          "/customer/phone", "phone",
          "/address/country", "country",
          "/address/postal_code", "postalCode",
          "/address/region", "region",
          "/address/city", "city",
          "/address/line1", "line1",
          "/address/line2", "line2",
          "/note", "note");

  private final Carts carts;
  private final Tills tills;
  private final PlaceOrder place;
  private final Visitor visitor;
  private final RateLimits limits;
  private final Sentences sentences;

  CheckoutController(
      Carts carts,
      Tills tills,
      PlaceOrder place,
      Visitor visitor,
      RateLimits limits,
      Sentences sentences) {
    this.carts = carts;
    this.tills = tills;
    this.place = place;
    this.visitor = visitor;
    this.limits = limits;
    this.sentences = sentences;
  }

  @GetMapping("/shop/{store}/checkout")
  String show(Store store, Model model, HttpServletRequest request) {
    var cart = carts.of(store, visitor.find(request));
    if (!cart.isBuyable()) return toCart(store);
    var form = CheckoutForm.fresh(store);
    model.addAttribute("typed", form);
    return page(store, tills.of(store, cart, form, false), null, model);
  }

  /** Prices the form anew: another way, another address, another rate. */
  @PostMapping("/shop/{store}/checkout/rates")
  String rates(
      Store store,
      @ModelAttribute("typed") CheckoutForm form,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    limits.require(Rule.QUOTE, request.getRemoteAddr());
    var cart = carts.of(store, visitor.find(request));
    if (!cart.isBuyable()) {
      if (script == null) return toCart(store);
      response.setHeader("HX-Redirect", "/shop/" + store.slug() + "/cart");
      return "shop/checkout :: nothing";
    }
    return page(store, tills.of(store, cart, form, true), null, model);
  }

  @PostMapping("/shop/{store}/checkout")
  String create(
      Store store,
      @ModelAttribute("typed") CheckoutForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    limits.require(Rule.CHECKOUT, request.getRemoteAddr());
    var id = visitor.find(request);
    var cart = carts.of(store, id);
    var before = cart.isEmpty() ? place.before(store, form) : null;
    if (before != null) return thanks(before);
    if (id == null || !cart.isBuyable()) return toCart(store);
    var till = tills.of(store, cart, form, true);
    check(store, form, till, errors);
    var outcome = errors.hasErrors() ? null : place.order(store, form, till);
    if (outcome == null || outcome.publicId() == null)
      return again(store, form, outcome, errors, id, model, response);
    int left = carts.bought(store, id, cart.units());
    visitor.count(store, left, request, response);
    return thanks(outcome.publicId());
  }

  private String again(
      Store store,
      CheckoutForm form,
      PlaceOrder.@Nullable Outcome outcome,
      BindingResult errors,
      String id,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    if (outcome != null) {
      for (var wrong : outcome.wrongs()) reject(store, wrong, errors);
    }
    var trouble = outcome == null ? null : outcome.trouble();
    var next = PlaceOrder.KEY_USED.equals(trouble) ? form.withNewKey() : form;
    return page(store, tills.of(store, carts.of(store, id), next, true), trouble, model);
  }

  private String page(Store store, Till till, @Nullable String trouble, Model model) {
    model.addAttribute("till", till);
    model.addAttribute("trouble", trouble);
    model.addAttribute("place", ShopFrame.place(store));
    model.addAttribute("merchant", store.merchant().name());
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/checkout";
  }

  private void check(Store store, CheckoutForm form, Till till, BindingResult errors) {
    List<Wrong> wrongs = new ArrayList<>();
    CheckoutRules.check(wrongs, form.contact(store), form.noteText(), store.country());
    var way = till.way();
    if (way == Method.DELIVERY && form.contact(store).phone().isEmpty())
      wrongs.add(Wrong.of("/customer/phone", "required.phone"));
    if (way != null && way.needsAddress()) AddressRules.check(wrongs, "/address", form.address());
    for (var wrong : wrongs) reject(store, wrong, errors);
    if (wrongs.isEmpty() && till.chosen() == null)
      errors.rejectValue("rate", "shop.till.no-rate", "");
  }

  private void reject(Store store, Wrong wrong, BindingResult errors) {
    var field = FIELDS.getOrDefault(wrong.pointer(), "rate");
    if (!errors.hasFieldErrors(field))
      errors.rejectValue(field, "said", sentences.say(wrong, store.locale()));
  }

  private static String toCart(Store store) {
    return "redirect:/shop/" + store.slug() + "/cart";
  }

  private static String thanks(String publicId) {
    return "redirect:/track/" + publicId + "?thanks";
  }
}
