package io.storeflow.signin;

import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The way in for whoever cannot try a password because others tried too many: a link to the address
 * of the account. A button uses it, not the link: mail servers look at links too.
 */
@Controller
class SignInLinkController {
  private final SignInLinks links;
  private final KnownBrowsers browsers;
  private final RateLimits limits;

  SignInLinkController(SignInLinks links, KnownBrowsers browsers, RateLimits limits) {
    this.links = links;
    this.browsers = browsers;
    this.limits = limits;
  }

  /** The answer is the same whether or not anybody is registered with the address. */
  @PostMapping("/login/links")
  String send(
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var read = Email.read(email);
    var address = read.orElse(Typed.cut(Typed.line(email), Email.LONGEST));
    if (read.value().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("fault", address.isEmpty() ? "missing" : "invalid");
      model.addAttribute("address", address);
      return "account/link";
    }
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    limits.require(Rule.LINK, "sign-in " + address);
    links.ask(address);
    model.addAttribute("address", address);
    model.addAttribute("sent", true);
    return "account/link";
  }

  @GetMapping("/login/link")
  String show(
      @RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
    response.setHeader("Referrer-Policy", "no-referrer");
    model.addAttribute("token", token);
    return "account/link";
  }

  @PostMapping("/login/link")
  String use(
      @RequestParam(defaultValue = "") String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    var person = links.redeem(token);
    if (person.isPresent()) {
      SecurityLog.tell(Event.SIGN_IN_LINK_USED, Long.toString(person.get().id()), "");
      browsers.admit(person.get().id(), request, response);
      return "redirect:/login?known";
    }
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("expired", true);
    return "account/link";
  }
}
