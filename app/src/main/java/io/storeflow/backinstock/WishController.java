package io.storeflow.backinstock;

import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * "Tell me when it is back." The answer is the same for every address; a link in a mail leads to a
 * page with buttons, as mail programs open links by themselves.
 */
@Controller
@RequestMapping("/shop/{store}/wishes")
class WishController {
  private final StockWishes wishes;
  private final RateLimits limits;

  WishController(StockWishes wishes, RateLimits limits) {
    this.wishes = wishes;
    this.limits = limits;
  }

  @PostMapping
  String ask(
      Store store,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(defaultValue = "") String email,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    limits.require(Rule.LOOKUP, request.getRemoteAddr());
    var read = Email.read(email);
    if (read.value().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("variant", Typed.code(variant));
      model.addAttribute("typedEmail", email);
      return page("ask", model);
    }
    wishes.ask(store, Typed.code(variant), Email.kept(read.value().get()));
    return "redirect:" + store.shop("/wishes");
  }

  @GetMapping
  String asked(Model model) {
    return page("asked", model);
  }

  /** The second address is that of mail programs which do not send what refuses, but open it. */
  @GetMapping({"/{token}", "/{token}/deletion"})
  String show(Store store, @PathVariable String token, Model model, HttpServletResponse response) {
    return shown(store, token, model, response);
  }

  @PostMapping("/{token}")
  String confirm(
      Store store, @PathVariable String token, Model model, HttpServletResponse response) {
    wishes.confirm(store, token);
    return shown(store, token, model, response);
  }

  /**
   * Also for mail programs, which send one field and nothing of their reader (RFC 8058): to them a
   * second time is as good as the first, and a token that is none gets the same answer.
   */
  @PostMapping("/{token}/deletion")
  String forget(
      Store store,
      @PathVariable String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean byProgram = "One-Click".equals(request.getParameter("List-Unsubscribe"));
    if (!byProgram && wishes.of(store, token).isEmpty())
      return shown(store, token, model, response);
    wishes.forget(store, token);
    return page("forgotten", model);
  }

  private String shown(Store store, String token, Model model, HttpServletResponse response) {
    var wish = wishes.of(store, token).orElse(null);
    if (wish == null) response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("wish", wish);
    model.addAttribute("token", token);
    return page(wish == null ? "unknown" : wish.confirmed() ? "waits" : "confirm", model);
  }

  private static String page(String what, Model model) {
    model.addAttribute("what", what);
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/wishes";
  }
}
