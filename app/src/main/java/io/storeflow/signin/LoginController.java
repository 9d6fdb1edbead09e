package io.storeflow.signin;

import io.storeflow.account.PasswordRules;
import io.storeflow.account.People;
import io.storeflow.account.People.Proven;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Password;
import io.storeflow.platform.input.Typed;
import io.storeflow.signin.SignInTries.Try;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signs in and out; how often one may try is for {@link SignInTries} to say. */
@Controller
class LoginController {
  private final People people;
  private final SignIn signIn;
  private final SignOut signOut;
  private final SignInTries tries;
  private final RequestCache asked;
  private final TypedBefore typedBefore;
  private final MessageSource messages;

  LoginController(
      People people,
      SignIn signIn,
      SignOut signOut,
      SignInTries tries,
      RequestCache asked,
      TypedBefore typedBefore,
      MessageSource messages) {
    this.people = people;
    this.signIn = signIn;
    this.signOut = signOut;
    this.tries = tries;
    this.asked = asked;
    this.typedBefore = typedBefore;
    this.messages = messages;
  }

  @GetMapping("/login")
  String form(@Nullable Authentication authentication) {
    return SignedIn.is(authentication) ? "redirect:/stores" : "account/login";
  }

  /**
   * @param typed a form that was sent after its session had ended; whoever typed it goes on there.
   *     It may be long, so it comes by a path of its own
   */
  @PostMapping({"/login", "/login/again"})
  @Nullable String create(
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String password,
      @RequestParam(defaultValue = "") String typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes redirect)
      throws IOException, ServletException {
    var written = Typed.cut(Typed.line(email), Email.LONGEST);
    var address = Email.read(email).orElse(written);
    var secret = Objects.requireNonNullElse(password, "");
    model.addAttribute("address", address);
    if (!typed.isEmpty()) model.addAttribute("typed", typed);
    if (address.isEmpty() || secret.isEmpty()) return again("missing", 0, 422, response, model);
    var attempt = tries.begin(address, request);
    if (!attempt.verdict().allowed()) {
      SecurityLog.tell(Event.SIGN_IN_DELAYED, SecurityLog.masked(address), "");
      return tooMany(attempt, response, model);
    }
    var proven = prove(address, secret, attempt);
    if (proven.isEmpty()) {
      SecurityLog.tell(Event.SIGN_IN_WRONG, SecurityLog.masked(address), "");
      return again("wrong", attempt.verdict().remaining(), 422, response, model);
    }
    attempt.takeBack();
    var person = proven.get().person();
    var next = PageAsked.take(asked, request, response);
    signIn.as(proven.get(), request, response);
    SecurityLog.tell(Event.SIGN_IN, Long.toString(person.id()), "");
    if (typed.isEmpty()) return "redirect:" + next;
    if (typedBefore.isOf(new SignedIn(person.id(), person.name()), typed)) {
      typedBefore.show(typed, request, response);
      return null;
    }
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage("account.typed.other", null, person.locale())));
    return "redirect:" + next;
  }

  /** A try that was sent away unseen, because too many came at once, does not count. */
  private Optional<Proven> prove(String address, String secret, Try attempt) {
    if (!Password.fits(secret, PasswordRules.LONGEST)) return Optional.empty();
    try {
      return people.prove(address, secret);
    } catch (Problem full) {
      attempt.takeBack();
      throw full;
    }
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

  private static String tooMany(Try attempt, HttpServletResponse response, Model model) {
    long seconds = attempt.verdict().retryAfterSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    model.addAttribute("blocked", true);
    if (attempt.byOthers())
      return again("others", 0, HttpStatus.TOO_MANY_REQUESTS.value(), response, model);
    var fault = seconds < 120 ? "limit" : seconds < 7200 ? "limit.minutes" : "limit.hours";
    long count = seconds < 120 ? seconds : seconds < 7200 ? seconds / 60 + 1 : seconds / 3600 + 1;
    return again(fault, count, HttpStatus.TOO_MANY_REQUESTS.value(), response, model);
  }

  private static String again(
      String fault, long count, int status, HttpServletResponse response, Model model) {
    response.setStatus(status);
    model.addAttribute("fault", fault);
    model.addAttribute("count", count);
    return "account/login";
  }
}
