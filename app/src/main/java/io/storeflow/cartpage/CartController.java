package io.storeflow.cartpage;

import io.storeflow.cart.CartRefused;
import io.storeflow.cart.Carts;
import io.storeflow.forsale.Catalogue;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The visitor's cart, and what is put into it: a form that leads to the cart; a script that sends
 * the form itself gets a sentence instead and stays where it is.
 */
@Controller
class CartController {
  private static final String SCRIPT = "X-Requested-With";

  private final Carts carts;
  private final CartPage page;
  private final Catalogue catalogue;
  private final Visitor visitor;
  private final RateLimits limits;
  private final MessageSource messages;

  CartController(
      Carts carts,
      CartPage page,
      Catalogue catalogue,
      Visitor visitor,
      RateLimits limits,
      MessageSource messages) {
    this.carts = carts;
    this.page = page;
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
      @RequestParam(defaultValue = "") String chosen,
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request) {
    var id = visitor.find(store, request);
    var cart = carts.of(store, id);
    var note = said == null ? null : Coded.find(CartNote.class, said).orElse(null);
    if (note != null && note.isOfCode()) model.addAttribute(TypedCode.TYPED, code);
    return page.show(store, id, cart, note, removed(store, removed, quantity, chosen), model);
  }

  @PostMapping("/shop/{store}/cart")
  Object add(
      Store store,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(required = false) @Nullable String quantity,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestHeader(name = SCRIPT, required = false) @Nullable String script,
      HttpServletRequest request,
      HttpServletResponse response) {
    int units = quantity == null ? 1 : CartForm.whole(quantity, 0);
    if (units < 1) return answer(store, script, CartNote.NO_NUMBER, "", 0);
    limitNewOnes(store, request);
    var chosen = variant(store, variant, sent);
    if (chosen.isEmpty()) return answer(store, script, CartNote.NO_SUCH_VARIANT, "", 0);
    try {
      var id = visitor.welcome(store, request, response);
      var now =
          carts.add(store, id, chosen.get(), units, ChosenForm.read(sent), request.getRemoteAddr());
      visitor.count(store, now.count(), request, response);
      var less = CartNote.of(now.less());
      return answer(
          store, script, less == null ? CartNote.ADDED : less, now.title(), now.quantity());
    } catch (CartRefused refused) {
      var choice = refused.choice();
      return choice == null
          ? answer(store, script, CartNote.of(refused), "", 0)
          : answer(store, script, CartNote.of(refused), choice.name(), choice.bound());
    }
  }

  /** The one that is named, or of a product of very many the one of these values. */
  private Optional<String> variant(
      Store store, String variant, MultiValueMap<String, String> sent) {
    var product = sent.getFirst("product");
    return !variant.isEmpty() || product == null
        ? Optional.of(variant)
        : catalogue.variant(store, product, ChosenForm.values(sent));
  }

  private CartPage.@Nullable Removed removed(
      Store store, @Nullable String variant, String quantity, String chosen) {
    if (variant == null) return null;
    var gone = catalogue.forSale(store, List.of(variant)).get(variant);
    return gone == null
        ? null
        : new CartPage.Removed(gone.title(), gone.publicId(), CartForm.whole(quantity, 1), chosen);
  }

  /** A cart is a row that is kept for a week, and who asks without a cookie gets one each time. */
  private void limitNewOnes(Store store, HttpServletRequest request) {
    var known = visitor.find(store, request);
    if (known != null && carts.has(store, known)) return;
    limits.require(Rule.CART, request.getRemoteAddr());
  }

  private Object answer(
      Store store, @Nullable String script, CartNote note, String title, int quantity) {
    if (script == null) return to(store, "?said=" + note.code());
    var words =
        messages.getMessage(
            "shop.cart.said." + note.code(), new Object[] {title, quantity}, store.locale());
    return ResponseEntity.status(note.isTaken() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(new MediaType("text", "plain", java.nio.charset.StandardCharsets.UTF_8))
        .body(words);
  }

  private static ResponseEntity<Void> to(Store store, String query) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header("Location", store.shop("/cart" + query))
        .build();
  }
}
