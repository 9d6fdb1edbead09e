package io.storeflow.profile;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the link of a mail leads that verifies an address. A button does it, not the link: mail
 * servers look at links too.
 */
@Controller
class VerificationController {
  private final EmailVerifications verifications;
  private final RateLimits limits;
  private final MessageSource messages;

  VerificationController(
      EmailVerifications verifications, RateLimits limits, MessageSource messages) {
    this.verifications = verifications;
    this.limits = limits;
    this.messages = messages;
  }

  @GetMapping("/account/email")
  String show(
      @RequestParam(required = false) @Nullable String token,
      HttpServletResponse response,
      Model model) {
    response.setHeader("Referrer-Policy", "no-referrer");
    model.addAttribute("token", Objects.requireNonNullElse(token, ""));
    return "account/verify";
  }

  @PostMapping("/account/email")
  String verify(
      @RequestParam(required = false) @Nullable String token,
      @Nullable Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    if (!verifications.verify(Objects.requireNonNullElse(token, ""))) {
      response.setStatus(HttpStatus.GONE.value());
      model.addAttribute("expired", true);
      return "account/verify";
    }
    if (!SignedIn.is(authentication)) return "redirect:/login?verified";
    redirect.addFlashAttribute("flash", said("account.verify.done", locale));
    return "redirect:/account";
  }

  /** Once more, to the same address. */
  @PostMapping("/account/email/mail")
  String send(SignedIn me, Locale locale, RedirectAttributes redirect) {
    limits.require(Rule.LINK, "verify " + me.getName());
    if (!verifications.isVerified(me.personId())) verifications.ask(me.personId());
    redirect.addFlashAttribute("flash", said("account.verify.sent", locale));
    return "redirect:/account";
  }

  private Flash said(String key, Locale locale) {
    return Flash.said(messages.getMessage(key, null, locale));
  }
}
