package io.storeflow.profile;

import io.storeflow.account.KnownNames;
import io.storeflow.account.PasswordRules;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The way back in with a forgotten password. The answer is the same whether or not anybody is
 * registered with the address.
 */
@Controller
class PasswordController {
  private final PasswordResets resets;
  private final PasswordRules rules;
  private final KnownNames names;
  private final RateLimits limits;

  PasswordController(
      PasswordResets resets, PasswordRules rules, KnownNames names, RateLimits limits) {
    this.resets = resets;
    this.rules = rules;
    this.names = names;
    this.limits = limits;
  }

  @GetMapping("/account/password/forgotten")
  String ask() {
    return "account/forgotten";
  }

  @PostMapping("/account/password/forgotten")
  String send(
      @RequestParam(required = false) @Nullable String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var read = Email.read(email);
    var address = read.orElse(Typed.cut(Typed.line(email), Email.LONGEST));
    model.addAttribute("address", address);
    if (read.value().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("fault", read.isMissing() ? "missing" : "invalid");
      return "account/forgotten";
    }
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    limits.require(Rule.LINK, "forgotten " + address);
    resets.ask(address);
    model.addAttribute("sent", true);
    return "account/forgotten";
  }

  @GetMapping("/account/password/reset")
  String choose(
      @RequestParam(required = false) @Nullable String token,
      HttpServletResponse response,
      Model model) {
    var given = Objects.requireNonNullElse(token, "");
    model.addAttribute("token", given);
    // The address holds the token: it must not reach another site in the header Referer.
    response.setHeader("Referrer-Policy", "no-referrer");
    return resets.owner(given).isPresent() ? "account/reset" : expired(response, model);
  }

  @PostMapping("/account/password/reset")
  String set(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(required = false) @Nullable String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    var given = Objects.requireNonNullElse(token, "");
    var chosen = Objects.requireNonNullElse(password, "");
    model.addAttribute("token", given);
    var person = resets.owner(given);
    if (person.isEmpty()) return expired(response, model);
    var fault = rules.fault(chosen, person.get(), names);
    if (fault.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("fault", fault.get());
      return "account/reset";
    }
    return resets.redeem(given, chosen) ? "redirect:/login?reset" : expired(response, model);
  }

  private static String expired(HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("expired", true);
    return "account/reset";
  }
}
