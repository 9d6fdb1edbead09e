package io.storeflow.profile;

import io.storeflow.account.KnownNames;
import io.storeflow.account.PasswordRules;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.time.TimeZones;
import io.storeflow.signin.Sessions;
import io.storeflow.signin.SignIn;
import io.storeflow.signin.SignInTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own profile: name, language, password. */
@Controller
class ProfileController {
  static final List<String> LANGUAGES = List.of("en", "de");

  /**
   * @param timeZone IANA; empty for that of the person's first store
   */
  record ProfileForm(@Nullable String name, @Nullable String language, @Nullable String timeZone) {

    static ProfileForm of(Person person) {
      return new ProfileForm(
          person.name(),
          person.locale().toLanguageTag(),
          Objects.requireNonNullElse(person.timeZone(), ""));
    }
  }

  record PasswordForm(@Nullable String present, @Nullable String chosen) {}

  private final People people;
  private final Sessions sessions;
  private final SignIn signIn;
  private final PasswordRules rules;
  private final KnownNames names;
  private final SignInTries tries;
  private final MessageSource messages;

  ProfileController(
      People people,
      Sessions sessions,
      SignIn signIn,
      PasswordRules rules,
      KnownNames names,
      SignInTries tries,
      MessageSource messages) {
    this.people = people;
    this.sessions = sessions;
    this.signIn = signIn;
    this.rules = rules;
    this.names = names;
    this.tries = tries;
    this.messages = messages;
  }

  @GetMapping("/account")
  String show(SignedIn me, Model model) {
    var person = person(me);
    model.addAttribute("profile", ProfileForm.of(person));
    model.addAttribute("secret", new PasswordForm("", ""));
    return page(person, model);
  }

  @PostMapping("/account")
  String update(
      SignedIn me,
      @ModelAttribute("profile") ProfileForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, ProfileForm.of(person(me)), request);
    var errors = Untouched.errors(form, "profile", model);
    var check = new FormText(errors);
    var name = check.name("name", form.name(), 120);
    if (form.language() == null || !LANGUAGES.contains(form.language()))
      errors.rejectValue("language", "account.language.unknown");
    var zone = Objects.requireNonNullElse(form.timeZone(), "");
    if (!zone.isEmpty() && !TimeZones.isOne(zone))
      errors.rejectValue("timeZone", "account.zone.unknown");
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("secret", new PasswordForm("", ""));
      return page(person(me), model);
    }
    var locale = Locale.forLanguageTag(String.valueOf(form.language()));
    people.rename(me.personId(), name, locale, zone.isEmpty() ? null : zone);
    signIn.renamed(person(me), request, response);
    return done("account.profile.saved", locale, redirect);
  }

  /** The form of the account page; its answer may be kept as a bookmark. */
  @GetMapping("/account/password")
  String password() {
    return "redirect:/account";
  }

  /** With the current password; all other sessions end. */
  @PostMapping("/account/password")
  String changePassword(
      SignedIn me,
      @ModelAttribute("secret") PasswordForm form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var person = person(me);
    var chosen = form.chosen() == null ? "" : form.chosen();
    rules.fault(chosen, person, names).ifPresent(fault -> errors.rejectValue("chosen", fault));
    if (!errors.hasErrors() && !tries.shows(person, form.present()))
      errors.rejectValue("present", "account.password.present.wrong");
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("profile", ProfileForm.of(person));
      return page(person, model);
    }
    var hash = people.hash(chosen);
    // The database knows this session by its present id until the request ends.
    sessions.endForPassword(
        me, request.getSession().getId(), () -> people.changePassword(me.personId(), hash));
    signIn.as(person, request, response);
    return done("account.password.changed", locale, redirect);
  }

  private String page(Person person, Model model) {
    model.addAttribute("mailAddress", person.email());
    model.addAttribute("zones", TimeZones.choices("", LocaleContextHolder.getLocale()));
    model.addAttribute(
        "languages", List.of(Choice.of("en", "English"), Choice.of("de", "Deutsch")));
    return "account/profile";
  }

  private String done(String key, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", Flash.said(messages.getMessage(key, null, locale)));
    return "redirect:/account";
  }

  private Person person(SignedIn me) {
    return people.byId(me.personId()).orElseThrow(NotFound::new);
  }
}
