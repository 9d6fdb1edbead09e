package io.storeflow.shop;

import io.storeflow.assortment.Catalogue;
import io.storeflow.cart.CartRefused;
import io.storeflow.cart.Carts;
import io.storeflow.merchant.Store;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.ui.PageMeta;
import io.storeflow.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The visitor's cart. Each change is a form that leads back to the cart; a script that sends the
 * form itself gets a sentence instead and stays where it is.
 */
@Controller
class CartController {
  private static final String SCRIPT = "X-Requested-With";

  private final Carts carts;
  private final Catalogue catalogue;
  private final Visitor visitor;
  private final RateLimits limits;
  private final MessageSource messages;

  CartController(
      Carts carts,
      Catalogue catalogue,
      Visitor visitor,
      RateLimits limits,
      MessageSource messages) {
    this.carts = carts;
    this.catalogue = catalogue;
    this.visitor = visitor;
    this.limits = limits;
    this.messages = messages;
  }

  @GetMapping("/shop/{store}/cart")
  String show(
      Store store,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam(required = false) @Nullable String removed,
      @RequestParam(defaultValue = "1") String quantity,
      Model model,
      HttpServletRequest request) {
    model.addAttribute("cart", carts.of(store, visitor.find(request)));
    model.addAttribute("said", said == null ? null : CartNote.of(said).orElse(null));
    if (removed != null) {
      var gone = catalogue.forSale(store, List.of(removed)).get(removed);
      model.addAttribute("removed", gone);
      model.addAttribute("units", whole(quantity, 1));
    }
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/cart";
  }

  @PostMapping("/shop/{store}/cart")
  Object add(
      Store store,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(required = false) @Nullable String quantity,
      @RequestHeader(name = SCRIPT, required = false) @Nullable String script,
      HttpServletRequest request,
      HttpServletResponse response) {
    int units = quantity == null ? 1 : whole(quantity, 0);
    if (units < 1) return answer(store, script, CartNote.NO_NUMBER, "", 0);
    limitNewOnes(store, request);
    try {
      var id = visitor.welcome(request, response);
      var now = carts.add(store, id, variant, units);
      visitor.count(store, now.count(), request, response);
      var note = now.capped() ? CartNote.CAPPED : CartNote.ADDED;
      return answer(store, script, note, now.title(), now.quantity());
    } catch (CartRefused refused) {
      return answer(store, script, CartNote.of(refused.why()), "", 0);
    }
  }

  @PostMapping("/shop/{store}/cart/{variant}")
  Object change(
      Store store,
      @PathVariable String variant,
      @RequestParam(defaultValue = "") String quantity,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!carts.knows(store, variant)) throw new NotFound();
    int units = whole(quantity, -1);
    if (units < 0) return answer(store, null, CartNote.NO_NUMBER, "", 0);
    if (units == 0) return remove(store, variant, request, response);
    limitNewOnes(store, request);
    try {
      var id = visitor.welcome(request, response);
      var now = carts.change(store, id, variant, units);
      visitor.count(store, now.count(), request, response);
      return now.capped()
          ? answer(store, null, CartNote.CAPPED, now.title(), now.quantity())
          : to(store, "");
    } catch (CartRefused refused) {
      return answer(store, null, CartNote.of(refused.why()), "", 0);
    }
  }

  @PostMapping("/shop/{store}/cart/{variant}/removal")
  Object remove(
      Store store,
      @PathVariable String variant,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!carts.knows(store, variant)) throw new NotFound();
    var id = visitor.find(request);
    if (id == null) return to(store, "");
    var gone = carts.remove(store, id, variant);
    visitor.count(store, gone.count(), request, response);
    return gone.quantity() == 0
        ? to(store, "")
        : to(store, "?removed=" + variant + "&quantity=" + gone.quantity());
  }

  /** A cart is a row that is kept for a week, and who asks without a cookie gets one each time. */
  private void limitNewOnes(Store store, HttpServletRequest request) {
    var known = visitor.find(request);
    if (known != null && carts.has(store, known)) return;
    limits.require(Rule.CART, request.getRemoteAddr());
  }

  private Object answer(
      Store store, @Nullable String script, CartNote note, String title, int quantity) {
    if (script == null) return to(store, "?said=" + note.code());
    var words =
        messages.getMessage(
            "shop.cart.said." + note.code(), new Object[] {title, quantity}, store.locale());
    return ResponseEntity.status(note.isGood() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(new MediaType("text", "plain", java.nio.charset.StandardCharsets.UTF_8))
        .body(words);
  }

  private static ResponseEntity<Void> to(Store store, String query) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header("Location", "/shop/" + store.slug() + "/cart" + query)
        .build();
  }

  /** A whole number of at most five digits; the other one for anything else. */
  private static int whole(String text, int otherwise) {
    var digits = text.strip();
    if (digits.matches("\\d{1,5}")) return Integer.parseInt(digits);
    return digits.matches("\\d{6,20}") ? Carts.MOST_UNITS + 1 : otherwise;
  }
}
