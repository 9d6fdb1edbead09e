package io.storeflow.memberpage;

import io.storeflow.account.EmailTaken;
import io.storeflow.account.PasswordRules;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.invitation.Acceptance;
import io.storeflow.invitation.Acceptance.Found;
import io.storeflow.invitation.Invitation.Standing;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link of an invitation leads. Buttons accept it, not the link: mail servers look at
 * links too. Somebody new says a name and a password; who has an account signs in first; who is
 * signed in with another address is told for whom it is.
 */
@Controller
class InvitationController {
  private static final String HERE = "/account/invitation";
  private static final Set<String> SIGNS_IN = Set.of("sign-in", "other");

  /** What somebody new says. */
  record NewcomerForm(@Nullable String token, @Nullable String name, @Nullable String password) {}

  private final Acceptance acceptance;
  private final People people;
  private final PasswordRules rules;
  private final SignIn signIn;
  private final RequestCache asked;
  private final RateLimits limits;

  InvitationController(
      Acceptance acceptance,
      People people,
      PasswordRules rules,
      SignIn signIn,
      RequestCache asked,
      RateLimits limits) {
    this.acceptance = acceptance;
    this.people = people;
    this.rules = rules;
    this.signIn = signIn;
    this.asked = asked;
    this.limits = limits;
  }

  @GetMapping(HERE)
  String show(
      @RequestParam(required = false) @Nullable String token,
      @Nullable Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var given = Objects.requireNonNullElse(token, "");
    model.addAttribute("newcomer", new NewcomerForm(given, "", ""));
    var page = page(given, me(authentication), response, model);
    // Whoever signs in, or in with another address, comes back here.
    if (SIGNS_IN.contains(String.valueOf(model.getAttribute("way"))))
      asked.saveRequest(request, response);
    return page;
  }

  @PostMapping(HERE)
  String accept(
      @RequestParam(required = false) @Nullable String token,
      @Nullable Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    var given = Objects.requireNonNullElse(token, "");
    var me = me(authentication);
    var found = acceptance.find(given);
    if (me.isPresent() && found.isPresent() && acceptance.accept(given, me.get())) {
      request.getSession().removeAttribute(SignIn.UNVERIFIED);
      return "redirect:" + found.get().begins().page("");
    }
    model.addAttribute("newcomer", new NewcomerForm(given, "", ""));
    return page(given, me, response, model);
  }

  @PostMapping(HERE + "/account")
  String register(
      @ModelAttribute("newcomer") NewcomerForm form,
      BindingResult errors,
      @Nullable Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    var given = Objects.requireNonNullElse(form.token(), "");
    var me = me(authentication);
    var found = acceptance.find(given).filter(it -> it.standing() == Standing.OPEN);
    if (found.isEmpty()) return page(given, me, response, model);
    var name = new FormText(errors).name("name", form.name(), 120);
    var password = Objects.requireNonNullElse(form.password(), "");
    rules
        .fault(password, found.get().invitation().email(), known(found.get(), name))
        .ifPresent(fault -> errors.rejectValue("password", fault));
    if (!errors.hasErrors())
      try {
        var person = acceptance.register(given, name, people.hash(password), locale);
        person.ifPresent(it -> signIn.as(it, request, response));
        if (person.isPresent()) return "redirect:" + found.get().begins().page("");
      } catch (EmailTaken taken) {
        return page(given, me, response, model);
      }
    var page = page(given, me, response, model);
    if (errors.hasErrors()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page;
  }

  private String page(
      String token, Optional<Person> me, HttpServletResponse response, Model model) {
    // The address holds the token: it must not reach another site in the header Referer.
    response.setHeader("Referrer-Policy", "no-referrer");
    var found = acceptance.find(token);
    var standing = found.map(Found::standing).orElse(null);
    model.addAttribute("token", token);
    model.addAttribute("found", found.orElse(null));
    model.addAttribute("way", way(found, me));
    me.ifPresent(it -> model.addAttribute("mine", it.email()));
    if (standing != Standing.OPEN) response.setStatus(HttpStatus.GONE.value());
    return "member/invitation";
  }

  /** How it goes on: a name of a part of the page. */
  private String way(Optional<Found> found, Optional<Person> me) {
    if (found.isEmpty()) return "unknown";
    if (found.get().standing() != Standing.OPEN)
      return found.get().standing().name().toLowerCase(Locale.ROOT);
    var email = found.get().invitation().email();
    if (me.isPresent()) return me.get().email().equals(email) ? "accept" : "other";
    return people.byEmail(email).isPresent() ? "sign-in" : "new";
  }

  private static List<String> known(Found found, String name) {
    var store = found.begins();
    return List.of(name, found.merchant().name(), store.name(), store.slug());
  }

  private Optional<Person> me(@Nullable Authentication authentication) {
    return authentication != null && authentication.getPrincipal() instanceof SignedIn it
        ? people.byId(it.personId())
        : Optional.empty();
  }
}
