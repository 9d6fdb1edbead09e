package io.storeflow.tracking;

import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Leads from number and e-mail address to the page of an order. Says the same whether the number or
 * the address is wrong, and may not be asked often.
 */
@Controller
class LookupController {
  private final Tracking tracking;
  private final RateLimits limits;

  LookupController(Tracking tracking, RateLimits limits) {
    this.tracking = tracking;
    this.limits = limits;
  }

  @GetMapping("/shop/{store}/track")
  String ask(Store store, Model model) {
    return page("", "", false, model);
  }

  @PostMapping("/shop/{store}/track")
  String find(
      Store store,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String email,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    limits.require(Rule.LOOKUP, request.getRemoteAddr());
    var found = tracking.find(store, number, email);
    if (found.isPresent()) return "redirect:/track/" + found.get();
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(number, email, true, model);
  }

  private static String page(String number, String email, boolean failed, Model model) {
    model.addAttribute("typedNumber", number);
    model.addAttribute("typedEmail", email);
    model.addAttribute("failed", failed);
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/lookup";
  }
}
