package io.storeflow.taxpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.tax.AppliedRate;
import io.storeflow.tax.OwnRate;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxRates;
import io.storeflow.tax.TaxTerms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a store is taxed: what it says, the rates that follow, and those of its own. */
@Controller
@Needs(Permission.EDIT_RATES)
class TaxController {
  /** A rate of its own as the list shows it; public, as templates read it. */
  public record Row(OwnRate own, String place, String goods) {}

  private final StoreTaxes taxes;
  private final TaxChanges changes;
  private final TaxWordings words;
  private final MessageSource messages;
  private final Clock clock;

  TaxController(
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

  @GetMapping("/s/{store}/tax")
  @Needs(Permission.SEE_RATES)
  String show(Store store, StoreAccess access, Locale locale, Model model) {
    model.addAttribute("tax", TaxForm.of(taxes.of(store)));
    return page(store, access, locale, model);
  }

  @PostMapping("/s/{store}/tax")
  String update(
      Store store,
      StoreAccess access,
      Actor actor,
      @ModelAttribute("tax") TaxForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, TaxForm.of(taxes.of(store)), request);
    var errors = Untouched.errors(form, "tax", model);
    var draft = form.check(store, errors);
    if (!errors.hasErrors()) {
      try {
        changes.say(store, draft, actor);
        var said = messages.getMessage("taxes.changed", null, locale);
        redirect.addFlashAttribute("flash", Flash.said(said));
        return "redirect:/s/" + store.slug() + "/tax";
      } catch (TaxChanges.Stale stale) {
        var choices =
            Map.of("shippingClass", shippingClasses(locale), "priceStays", untaxedPrices(locale));
        Overtaken.show(form, TaxForm.of(taxes.of(store)), "tax", choices, model, response);
        return page(store, access, locale, model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, access, locale, model);
  }

  private String page(Store store, StoreAccess access, Locale locale, Model model) {
    var own = taxes.rates(store);
    model.addAttribute("mayEdit", access.may(Permission.EDIT_RATES));
    model.addAttribute(
        "rows",
        own.stream()
            .map(
                it ->
                    new Row(
                        it,
                        words.place(it.rate().area(), locale),
                        words.of(it.rate().taxClass(), locale)))
            .toList());
    var terms = taxes.terms(store);
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    model.addAttribute("home", home(terms, today, locale));
    model.addAttribute("untaxed", TaxWordings.places(terms.withoutRate(today), locale));
    model.addAttribute("words", store.settings().taxWords().code());
    model.addAttribute("inUnion", TaxRates.seeded().isInUnion(store.country()));
    model.addAttribute("shippingClasses", shippingClasses(locale));
    model.addAttribute("untaxedPrices", untaxedPrices(locale));
    return "tax/tax";
  }

  /** The rates that its goods have at the store today; empty where no tax is worked out. */
  private Map<String, AppliedRate> home(TaxTerms terms, LocalDate today, Locale locale) {
    var rates = new TreeMap<TaxClass, AppliedRate>();
    for (var each : TaxClass.values()) {
      var rate = terms.atHome(each, today);
      if (rate != null && each != TaxClass.EXEMPT) rates.put(each, rate);
    }
    var named = new java.util.LinkedHashMap<String, AppliedRate>();
    rates.forEach((each, rate) -> named.put(words.of(each, locale), rate));
    return named;
  }

  private List<Choice> untaxedPrices(Locale locale) {
    return List.of(
        Choice.of("false", messages.getMessage("taxes.untaxed.less", null, locale)),
        Choice.of("true", messages.getMessage("taxes.untaxed.stays", null, locale)));
  }

  private List<Choice> shippingClasses(Locale locale) {
    var shared = messages.getMessage("taxes.shipping.shared", null, locale);
    var ofClass =
        Arrays.stream(TaxClass.values())
            .filter(
                it -> it == TaxClass.STANDARD || it == TaxClass.EXEMPT || it == TaxClass.REDUCED)
            .map(it -> Choice.of(it.code(), words.of(it, locale)));
    return Stream.concat(Stream.of(Choice.of("", shared)), ofClass).toList();
  }
}
