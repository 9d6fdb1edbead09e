package io.storeflow.taxpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.tax.OwnRate;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rates of taxes that a store states itself. */
@Controller
@Needs(Permission.EDIT_RATES)
class TaxRateController {
  private final StoreTaxes taxes;
  private final TaxChanges changes;
  private final TaxWordings words;
  private final MessageSource messages;
  private final Clock clock;

  TaxRateController(
      StoreTaxes taxes,
      TaxChanges changes,
      TaxWordings words,
      MessageSource messages,
      Clock clock) {
    this.taxes = taxes;
    this.changes = changes;
    this.words = words;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/s/{store}/tax/rates/new")
  String form(Store store, Locale locale, Model model) {
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    model.addAttribute("rate", TaxRateForm.fresh(store, today));
    return page(null, locale, model);
  }

  @PostMapping("/s/{store}/tax/rates")
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("rate") TaxRateForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var rate = form.check(errors);
    if (errors.hasErrors()) return again(null, response, locale, model);
    try {
      changes.create(store, rate, actor);
    } catch (TaxChanges.Full full) {
      errors.reject("taxes.many", new Object[] {TaxChanges.MOST}, "too many");
      return again(null, response, locale, model);
    } catch (TaxChanges.Twice twice) {
      refuse(twice, errors);
      return again(null, response, locale, model);
    }
    return done(store, "taxes.rate.created", rate.name(), locale, redirect);
  }

  @GetMapping("/s/{store}/tax/rates/{taxRate}")
  @Needs(Permission.SEE_RATES)
  String show(Store store, @PathVariable("taxRate") String publicId, Locale locale, Model model) {
    model.addAttribute("rate", TaxRateForm.of(find(store, publicId)));
    return page(publicId, locale, model);
  }

  @PostMapping("/s/{store}/tax/rates/{taxRate}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("taxRate") String publicId,
      @ModelAttribute("rate") TaxRateForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, TaxRateForm.of(find(store, publicId)), request);
    var errors = Untouched.errors(form, "rate", model);
    var rate = form.check(errors);
    if (errors.hasErrors()) return again(publicId, response, locale, model);
    try {
      changes.change(store, publicId, form.versionSeen(), rate, actor);
    } catch (TaxChanges.Stale stale) {
      var now = TaxRateForm.of(find(store, publicId));
      var choices = Map.of("taxClass", words.classes(locale));
      Overtaken.show(form, now, "rate", choices, model, response);
      return page(publicId, locale, model);
    } catch (TaxChanges.Twice twice) {
      refuse(twice, errors);
      return again(publicId, response, locale, model);
    }
    return done(store, "taxes.rate.changed", rate.name(), locale, redirect);
  }

  @PostMapping("/s/{store}/tax/rates/{taxRate}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("taxRate") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = find(store, publicId).rate().name();
    changes.delete(store, publicId, actor);
    return done(store, "taxes.rate.deleted", name, locale, redirect);
  }

  private static void refuse(TaxChanges.Twice twice, Errors errors) {
    errors.rejectValue("since", "taxes.rate.twice", new Object[] {twice.name()}, "twice");
  }

  private OwnRate find(Store store, String publicId) {
    return taxes.rates(store).stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private String page(@Nullable String publicId, Locale locale, Model model) {
    model.addAttribute("rateId", publicId);
    model.addAttribute("classes", words.classes(locale));
    return "tax/rate";
  }

  private String again(
      @Nullable String publicId, HttpServletResponse response, Locale locale, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(publicId, locale, model);
  }

  private String done(
      Store store, String key, String name, Locale locale, RedirectAttributes redirect) {
    var said = messages.getMessage(key, new Object[] {name}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:/s/" + store.slug() + "/tax";
  }
}
