package io.storeflow.account;

import io.storeflow.platform.input.Password;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.limit.Verdict;
import io.storeflow.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signs in and out. A try is counted, for the account and for the client's address, before the
 * password is looked at, and given back when it was right: guesses sent at once are all counted.
 */
@Controller
class LoginController {
  private final People people;
  private final SignIn signIn;
  private final SignOut signOut;
  private final RateLimits limits;
  private final RequestCache asked;

  LoginController(
      People people, SignIn signIn, SignOut signOut, RateLimits limits, RequestCache asked) {
    this.people = people;
    this.signIn = signIn;
    this.signOut = signOut;
    this.limits = limits;
    this.asked = asked;
  }

  @GetMapping("/login")
  String form(@Nullable Authentication authentication) {
    return isSignedIn(authentication) ? "redirect:/stores" : "account/login";
  }

  @PostMapping("/login")
  String create(
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var typed = Typed.cut(Typed.line(email), Email.LONGEST);
    var address = Email.read(email).orElse(typed);
    var secret = Objects.requireNonNullElse(password, "");
    model.addAttribute("address", address);
    if (address.isEmpty() || secret.isEmpty()) return again("missing", 0, 422, response, model);
    var here = limits.take(Rule.SIGN_IN_ADDRESS, request.getRemoteAddr());
    if (!here.allowed()) return tooMany(here, response, model);
    var account = limits.take(Rule.SIGN_IN, address);
    if (!account.allowed()) return tooMany(account, response, model);
    var person =
        !Password.fits(secret, PasswordRules.LONGEST)
            ? Optional.<Person>empty()
            : authenticate(address, secret, request);
    if (person.isEmpty()) return again("wrong", account.remaining(), 422, response, model);
    giveBack(address, request);
    var next = PageAsked.take(asked, request, response);
    signIn.as(person.get(), request, response);
    return "redirect:" + next;
  }

  /** A try that was sent away unseen, because too many came at once, does not count. */
  private Optional<Person> authenticate(String address, String secret, HttpServletRequest request) {
    try {
      return people.authenticate(address, secret);
    } catch (Problem full) {
      giveBack(address, request);
      throw full;
    }
  }

  private void giveBack(String address, HttpServletRequest request) {
    limits.giveBack(Rule.SIGN_IN, address);
    limits.giveBack(Rule.SIGN_IN_ADDRESS, request.getRemoteAddr());
  }

  /** Ends what this browser holds, its boards too: whoever signs out leaves the screen. */
  @PostMapping("/logout")
  String delete(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    signOut.from(request, response, authentication);
    return "redirect:/login?out";
  }

  static boolean isSignedIn(@Nullable Authentication authentication) {
    var known =
        authentication != null
            ? authentication
            : SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof SignedIn;
  }

  private static String tooMany(Verdict verdict, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.retryAfterSeconds()));
    return again(
        "limit",
        verdict.retryAfterSeconds(),
        HttpStatus.TOO_MANY_REQUESTS.value(),
        response,
        model);
  }

  private static String again(
      String fault, long count, int status, HttpServletResponse response, Model model) {
    response.setStatus(status);
    model.addAttribute("fault", fault);
    model.addAttribute("count", count);
    return "account/login";
  }
}
