package io.storeflow.shipping;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.locale.Regions;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The flat rates of a store, and a place to try an address on them. */
@Controller
@Needs(Permission.EDIT_RATES)
class RateController {
  private final ShippingRates rates;
  private final RateChanges changes;
  private final MessageSource messages;

  RateController(ShippingRates rates, RateChanges changes, MessageSource messages) {
    this.rates = rates;
    this.changes = changes;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/shipping")
  @Needs(Permission.SEE_RATES)
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String postal,
      @RequestParam(required = false) @Nullable String subtotal,
      Locale locale,
      Model model) {
    var all = rates.all(store);
    model.addAttribute("rates", all);
    model.addAttribute("currency", store.currency());
    model.addAttribute("unpriced", unpriced(store, all));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_RATES));
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("tryCountry", country == null ? store.country() : country);
    model.addAttribute("tryPostal", postal);
    model.addAttribute("trySubtotal", subtotal);
    if (country != null) {
      var goods =
          Amount.read(subtotal, store.currency(), locale, store.texts()).orElse(store.money(0));
      var address = Address.typed(country, postal, "", "", "", "");
      model.addAttribute(
          "outcomes",
          all.stream().map(rate -> RateOutcome.of(store, rate, address, goods)).toList());
    }
    model.addAttribute("noAddress", store.settings().pickup() && !store.hasAddress());
    return "shipping/rates";
  }

  @GetMapping("/s/{store}/shipping/new")
  String form(
      Store store,
      @RequestParam(defaultValue = "shipping") String method,
      Locale locale,
      Model model) {
    model.addAttribute("rate", RateForm.fresh(store, method));
    return page(store, null, locale, model);
  }

  @PostMapping("/s/{store}/shipping")
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("rate") RateForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var draft = form.check(store, errors);
    if (rates.all(store).size() >= RateChanges.MOST)
      errors.reject("shipping.many", new Object[] {RateChanges.MOST}, "too many");
    if (errors.hasErrors()) return again(store, null, response, locale, model);
    changes.create(store, draft, actor);
    return done(store, "shipping.created", draft.name(), locale, redirect);
  }

  @GetMapping("/s/{store}/shipping/{rate}")
  @Needs(Permission.SEE_RATES)
  String show(Store store, @PathVariable("rate") String publicId, Locale locale, Model model) {
    var found = rates.find(store, publicId).orElseThrow(NotFound::new);
    model.addAttribute("rate", RateForm.of(found));
    return page(store, publicId, locale, model);
  }

  @PostMapping("/s/{store}/shipping/{rate}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("rate") String publicId,
      @ModelAttribute("rate") RateForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var present = rates.find(store, publicId).orElseThrow(NotFound::new);
    var form = Untouched.keep(sent, RateForm.of(present), request);
    var errors = Untouched.errors(form, "rate", model);
    var draft = form.check(store, errors);
    if (errors.hasErrors()) return again(store, publicId, response, locale, model);
    try {
      changes.change(store, publicId, form.versionSeen(), draft, actor);
    } catch (StaleRate stale) {
      errors.reject("shipping.stale");
      return again(store, publicId, response, locale, model);
    }
    return done(store, "shipping.changed", draft.name(), locale, redirect);
  }

  @PostMapping("/s/{store}/shipping/{rate}/switch")
  String toggle(
      Store store,
      Actor actor,
      @PathVariable("rate") String publicId,
      @RequestParam boolean on,
      Locale locale,
      RedirectAttributes redirect) {
    changes.change(store, publicId, on, actor);
    var name = rates.find(store, publicId).orElseThrow(NotFound::new).name();
    return done(store, on ? "shipping.on" : "shipping.off", name, locale, redirect);
  }

  @PostMapping("/s/{store}/shipping/{rate}/place")
  String move(
      Store store, Actor actor, @PathVariable("rate") String publicId, @RequestParam boolean up) {
    changes.move(store, publicId, up, actor);
    return "redirect:/s/" + store.slug() + "/shipping";
  }

  @PostMapping("/s/{store}/shipping/{rate}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("rate") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = rates.find(store, publicId).orElseThrow(NotFound::new).name();
    changes.delete(store, publicId, actor);
    return done(store, "shipping.deleted", name, locale, redirect);
  }

  /** Ways that the store offers and nobody can choose: no rate says what they cost. */
  private static List<Method> unpriced(Store store, List<Rate> rates) {
    return Arrays.stream(Method.values())
        .filter(method -> method.isOffered(store))
        .filter(method -> rates.stream().noneMatch(rate -> rate.method() == method))
        .toList();
  }

  private String page(Store store, @Nullable String publicId, Locale locale, Model model) {
    model.addAttribute("rateId", publicId);
    model.addAttribute("currency", store.currency());
    model.addAttribute(
        "methods",
        Arrays.stream(Method.values())
            .map(
                method ->
                    Choice.of(
                        method.code(),
                        messages.getMessage("shipping.method." + method.code(), null, locale)))
            .toList());
    return "shipping/rate";
  }

  private String again(
      Store store,
      @Nullable String publicId,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, publicId, locale, model);
  }

  private String done(
      Store store, String key, String name, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {name}, locale)));
    return "redirect:/s/" + store.slug() + "/shipping";
  }
}
