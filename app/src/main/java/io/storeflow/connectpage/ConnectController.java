package io.storeflow.connectpage;

import io.storeflow.connect.ConnectedAccount;
import io.storeflow.connect.Connections;
import io.storeflow.connect.Standing;
import io.storeflow.connect.StripeCountries;
import io.storeflow.desk.Needs;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.stripe.StripeAway;
import io.storeflow.stripe.StripeRefused;
import io.storeflow.stripe.StripeSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How a merchant stands with Stripe: connected on Stripe's own pages, which are reached by a link
 * that is good for one visit, and parted again.
 */
@Controller
@RequestMapping("/s/{store}/payments/stripe")
@Needs(Permission.CONNECT_PAYMENTS)
class ConnectController {
  private static final String FORM = "form";
  private static final Logger log = LoggerFactory.getLogger(ConnectController.class);

  private final Connections connections;
  private final StripeSettings settings;
  private final PublicUrl publicUrl;
  private final ConnectWords words;

  ConnectController(
      Connections connections, StripeSettings settings, PublicUrl publicUrl, ConnectWords words) {
    this.connections = connections;
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.words = words;
  }

  @GetMapping
  String show(Store store, Locale locale, Model model) {
    return page(store, locale, model);
  }

  @PostMapping("/account")
  String connect(
      Store store,
      Actor actor,
      @ModelAttribute(FORM) ConnectForm form,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var errors = Untouched.errors(form, FORM, model);
    var country = Typed.code(form.country());
    if (!StripeCountries.CODES.contains(country))
      errors.rejectValue("country", "connect.error.country");
    if (!errors.hasErrors())
      try {
        connections.connect(store.merchant(), country, actor);
        return done(store, "connect.done.made", locale, next);
      } catch (StripeAway away) {
        return away(store, away, locale, next);
      } catch (StripeRefused no) {
        log.warn("Stripe makes no account: {}", no.getMessage());
        errors.rejectValue("country", "connect.error.refused");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, locale, model);
  }

  /** Shows the link to Stripe's pages: a form may not lead there by itself. */
  @PostMapping("/onboarding")
  String onboard(
      Store store,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var it = connections.of(store.merchant()).filter(each -> each.account() != null).orElse(null);
    if (it == null) return "redirect:" + base(store);
    try {
      var link =
          connections.onboarding(
              it, publicUrl.of(base(store) + "/expired"), publicUrl.of(base(store) + "/return"));
      response.setHeader("Cache-Control", "no-store");
      model.addAttribute("link", link).addAttribute("base", base(store));
      return "connect/away";
    } catch (StripeAway away) {
      return away(store, away, locale, next);
    } catch (StripeRefused no) {
      return refused(store, no, locale, next);
    }
  }

  /** Back from Stripe's pages, which proves nothing: how it stands is asked. */
  @GetMapping("/return")
  String back(Store store, Locale locale, RedirectAttributes next) {
    return read(store, locale, next);
  }

  /** A link that was used, or is too old. */
  @GetMapping("/expired")
  String expired(Store store, Locale locale, RedirectAttributes next) {
    next.addFlashAttribute("trouble", words.say("connect.expired", locale));
    return "redirect:" + base(store);
  }

  @PostMapping("/reading")
  String read(Store store, Locale locale, RedirectAttributes next) {
    try {
      connections.read(store.merchant());
      return done(store, "connect.done.read", locale, next);
    } catch (StripeAway away) {
      return away(store, away, locale, next);
    } catch (StripeRefused no) {
      return refused(store, no, locale, next);
    }
  }

  @PostMapping("/removal")
  String disconnect(Store store, Actor actor, Locale locale, RedirectAttributes next) {
    connections.disconnect(store.merchant(), actor);
    return done(store, "connect.done.parted", locale, next);
  }

  private String page(Store store, Locale locale, Model model) {
    var it = connections.of(store.merchant()).orElse(null);
    if (!model.containsAttribute(FORM)) {
      var country = it == null ? store.settings().country() : it.country();
      Untouched.errors(new ConnectForm(country), FORM, model);
    }
    model
        .addAttribute("base", base(store))
        .addAttribute("on", settings.isOn())
        .addAttribute("live", settings.isLive())
        .addAttribute("it", it)
        .addAttribute("zone", store.timeZone())
        .addAttribute("countries", Countries.choices(StripeCountries.CODES, locale));
    if (it != null) explain(it, locale, model);
    return "connect/show";
  }

  /** Who has told nothing yet is late with nothing, though Stripe calls it so. */
  private void explain(ConnectedAccount it, Locale locale, Model model) {
    boolean untold = it.standing() == Standing.UNTOLD;
    var due = it.due();
    var all = Stream.concat(due.past().stream(), due.now().stream()).toList();
    model
        .addAttribute("past", untold ? List.of() : words.due(due.past(), locale))
        .addAttribute("now", words.due(untold ? all : due.now(), locale))
        .addAttribute("checked", words.due(due.checked(), locale))
        .addAttribute("stopped", untold ? "" : words.stopped(it.disabledReason(), locale));
  }

  private String done(Store store, String key, Locale locale, RedirectAttributes next) {
    next.addFlashAttribute("flash", Flash.said(words.say(key, locale)));
    return "redirect:" + base(store);
  }

  private String away(Store store, StripeAway away, Locale locale, RedirectAttributes next) {
    log.warn("Stripe was not reached: {}", away.getMessage());
    next.addFlashAttribute("trouble", words.say("connect.away", locale));
    return "redirect:" + base(store);
  }

  private String refused(Store store, StripeRefused no, Locale locale, RedirectAttributes next) {
    log.warn("Stripe refuses ({}, {}): {}", no.code(), no.requestId(), no.getMessage());
    next.addFlashAttribute("trouble", words.say("connect.refused", locale));
    return "redirect:" + base(store);
  }

  private static String base(Store store) {
    return store.page("/payments/stripe");
  }
}
