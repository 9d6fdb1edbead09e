package io.storeflow.cartpage;

import io.storeflow.cart.Carts;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Discount codes that are typed into the cart, and links that bring one. */
@Controller
class CartCodesController {
  /** A path of the shop; nothing that a browser takes for another place. */
  private static final Pattern INSIDE =
      Pattern.compile("/(?!/)[\\w/.%~-]{0,300}(\\?[\\w=&%.+~-]{0,300})?");

  private final TypedCode codes;
  private final Carts carts;
  private final CartPage page;
  private final Visitor visitor;

  CartCodesController(TypedCode codes, Carts carts, CartPage page, Visitor visitor) {
    this.codes = codes;
    this.carts = carts;
    this.page = page;
    this.visitor = visitor;
  }

  @PostMapping("/shop/{store}/cart/codes")
  String give(
      Store store,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String remove,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (remove != null) {
      codes.takeBack(store, remove, request);
      return to(store, "/cart");
    }
    var note = codes.give(store, code, request, response);
    var field = note == null ? "" : "#code";
    return to(store, "/cart" + TypedCode.said(note, code)) + field;
  }

  /**
   * To the shop, or where the link says; where nobody knows the code, the cart says so. A picture
   * or a script of another page that names the link gives nothing and is no guess: its reader has
   * followed no link.
   */
  @GetMapping("/shop/{store}/discount/{code}")
  String follow(
      Store store,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    if (!isFollowed(request)) return to(store, "");
    var given = codes.given(store, code, request, response);
    var note = given.note();
    if (note == CartNote.CODE_UNKNOWN) {
      model.addAttribute(TypedCode.TYPED, code);
      response.setStatus(HttpStatus.NOT_FOUND.value());
      var id = visitor.find(store, request);
      return page.show(store, id, carts.of(store, id), note, List.of(), model);
    }
    if (note != null) return to(store, "/cart" + TypedCode.said(note, code));
    boolean inside = INSIDE.matcher(to).matches() && !to.contains("..");
    var path = inside ? to : "";
    var mark = path.contains("?") ? "&" : "?";
    return to(store, path + mark + CodeByLink.SAID + "=" + CodeByLink.of(given.outcome()));
  }

  /** Whether it becomes a page of its own; browsers say so, and pages cannot say it for them. */
  private static boolean isFollowed(HttpServletRequest request) {
    var shown = request.getHeader("Sec-Fetch-Dest");
    return shown == null || shown.equals("document");
  }

  private static String to(Store store, String path) {
    return "redirect:" + store.shop(path);
  }
}
