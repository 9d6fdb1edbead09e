package io.storeflow.signup;

import io.storeflow.account.EmailTaken;
import io.storeflow.account.PasswordRules;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.time.TimeZones;
import io.storeflow.signin.SignIn;
import io.storeflow.store.SlugTaken;
import io.storeflow.store.StoreRows;
import io.storeflow.store.StoreSettings;
import io.storeflow.store.StoreSlug;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How somebody becomes a merchant: one form, then the front page of the new store. */
@Controller
class SignupController {
  private final Signups signups;
  private final StoreRows rows;
  private final PasswordRules rules;
  private final SignIn signIn;
  private final RateLimits limits;
  private final MessageSource messages;
  private final Clock clock;

  SignupController(
      Signups signups,
      StoreRows rows,
      PasswordRules rules,
      SignIn signIn,
      RateLimits limits,
      MessageSource messages,
      Clock clock) {
    this.signups = signups;
    this.rows = rows;
    this.rules = rules;
    this.signIn = signIn;
    this.limits = limits;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/signup")
  String form(@Nullable Authentication authentication, Locale locale, Model model) {
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn)
      return "redirect:/stores/new";
    var country = locale.getLanguage().equals("de") ? "DE" : "";
    model.addAttribute(
        "signup", new SignupForm("", "", "", "", "", "", country, "restaurant", "", ""));
    return page(country, "", locale, model);
  }

  @PostMapping("/signup")
  String create(
      @ModelAttribute("signup") SignupForm form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    limits.require(Rule.ACCOUNT, request.getRemoteAddr());
    var check = new FormText(errors);
    var name = check.name("name", form.name(), 120);
    var read = Email.read(form.email());
    var email = read.orElse("");
    if (read.refusal().isPresent()) errors.rejectValue("email", "account.email.invalid");
    if (read.isMissing()) errors.rejectValue("email", "ui.form.missing");
    var password = form.password() == null ? "" : form.password();
    var business = check.name("business", form.business(), 120);
    var settings = StoreCheck.settings(form.store(), check, errors, clock.instant());
    rules
        .fault(password, email, List.of(name, business, settings.name(), settings.slug()))
        .ifPresent(fault -> errors.rejectValue("password", fault));
    if (!errors.hasErrors()) {
      try {
        var begun =
            signups.begin(email, name, password, locale, zone(form, settings), business, settings);
        signIn.as(begun.person(), request, response);
        return "redirect:/s/" + begun.store().slug();
      } catch (EmailTaken taken) {
        errors.rejectValue("email", "signup.email.taken");
      } catch (SlugTaken taken) {
        taken(rows, taken.slug(), errors);
      }
    }
    checkFree(rows, settings.slug(), errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(form.country(), form.browserZone(), locale, model);
  }

  /** The question for the time zone, where the country has several; none for others. */
  @GetMapping("/signup/zone")
  String zone(
      @RequestParam(required = false, defaultValue = "") String country,
      @RequestParam(required = false, defaultValue = "") String browserZone,
      Locale locale,
      Model model) {
    ask(country, browserZone, locale, model, clock);
    model.addAttribute("zoneChosen", browserZone);
    return "signup/_zone :: asked";
  }

  /** Whether the address of a shop is free: what the form shows while it is typed. */
  @GetMapping("/signup/slug")
  String slug(
      @RequestParam(required = false, defaultValue = "") String storeName,
      @RequestParam(required = false, defaultValue = "") String slug,
      Locale locale,
      HttpServletRequest request,
      Model model) {
    var verdict = limits.take(Rule.QUOTE, request.getRemoteAddr());
    var typed = Typed.line(slug).isEmpty() ? Typed.line(storeName) : Typed.line(slug);
    var wanted = StoreSlug.of(typed);
    boolean known = verdict.allowed() && !typed.isEmpty();
    var free = known ? rows.freeSlug(wanted) : wanted;
    model.addAttribute("known", known);
    model.addAttribute("wanted", wanted);
    model.addAttribute("free", free);
    return "signup/_slug :: said";
  }

  /** Says in the first answer what the next would have refused. */
  static void checkFree(StoreRows rows, String slug, Errors errors) {
    boolean judged = slug.isEmpty() || errors.hasFieldErrors("slug");
    if (!judged && !rows.freeSlug(slug).equals(slug)) taken(rows, slug, errors);
  }

  static void taken(StoreRows rows, String slug, Errors errors) {
    errors.rejectValue(
        "slug", "signup.slug.taken", new Object[] {slug, rows.freeSlug(slug)}, "taken");
  }

  static List<Choice> kinds(MessageSource messages, Locale locale) {
    return List.of(
        Choice.of(StoreCheck.RESTAURANT, messages.getMessage("signup.restaurant", null, locale))
            .hint(messages.getMessage("signup.restaurant.hint", null, locale))
            .icon("chef-hat"),
        Choice.of(StoreCheck.GOODS, messages.getMessage("signup.goods", null, locale))
            .hint(messages.getMessage("signup.goods.hint", null, locale))
            .icon("package"));
  }

  /** The zones of the country that was chosen, for the part that asks for one. */
  static void ask(
      @Nullable String country,
      @Nullable String browserZone,
      Locale locale,
      Model model,
      Clock clock) {
    var code = Objects.requireNonNullElse(country, "");
    var here = Objects.requireNonNullElse(browserZone, "");
    model.addAttribute("zoneChoices", TimeZones.questions(code, here, locale, clock.instant()));
  }

  /** The person's: what their browser says, else that of the store. */
  private static String zone(SignupForm form, StoreSettings settings) {
    var here = form.browserZone();
    return here != null && TimeZones.isOne(here) ? here : settings.timeZone();
  }

  private String page(
      @Nullable String country, @Nullable String browserZone, Locale locale, Model model) {
    ask(country, browserZone, locale, model, clock);
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("kinds", kinds(messages, locale));
    return "signup/form";
  }
}
