package io.storeflow.settings;

import io.storeflow.desk.Needs;
import io.storeflow.merchant.StoreHours;
import io.storeflow.platform.form.TypedAddress;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.time.TimeZones;
import io.storeflow.store.Actor;
import io.storeflow.store.Payments;
import io.storeflow.store.Permission;
import io.storeflow.store.SlugTaken;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.StoreSettings;
import io.storeflow.storepage.StorePages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of a store: one form, saved as a whole. */
@Controller
@Needs(Permission.EDIT_SETTINGS)
class SettingsController {

  /** A day and the field in which its hours are typed. */
  record Day(String field, String label) {}

  private final Settings settings;
  private final StoreRows rows;
  private final StoreHours hours;
  private final MoneyChoices choices;
  private final CartHolding holding;
  private final StorePages pages;
  private final MessageSource messages;

  SettingsController(
      Settings settings,
      StoreRows rows,
      StoreHours hours,
      MoneyChoices choices,
      CartHolding holding,
      StorePages pages,
      MessageSource messages) {
    this.settings = settings;
    this.rows = rows;
    this.hours = hours;
    this.choices = choices;
    this.holding = holding;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/settings")
  String show(Store store, @RequestParam Map<String, String> typed, Locale locale, Model model) {
    var form = TypedAddress.in(form(store, locale), typed);
    model.addAttribute("settings", form);
    return page(store, form, locale, model);
  }

  @PostMapping("/s/{store}/settings")
  String update(
      Store store,
      Actor actor,
      @ModelAttribute("settings") SettingsForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, form(store, locale), request);
    var errors = Untouched.errors(form, "settings", model);
    var wanted = form.settings(store, errors);
    if (!errors.hasErrors()) refuseToRevalue(store, wanted, errors);
    var spans = form.hours(errors);
    if (!errors.hasErrors()) {
      try {
        var changed = settings.change(store, version(form.version()), wanted, spans, actor);
        redirect.addFlashAttribute(
            "flash", Flash.said(messages.getMessage("settings.saved", null, locale)));
        return "redirect:/s/" + changed.slug() + "/settings";
      } catch (SlugTaken taken) {
        errors.rejectValue(
            "slug",
            "signup.slug.taken",
            new Object[] {taken.slug(), rows.freeSlug(taken.slug())},
            "taken");
      } catch (SettingsMoved moved) {
        errors.reject("settings.moved");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, form, locale, model);
  }

  private SettingsForm form(Store store, Locale locale) {
    return SettingsForm.of(
        rows.version(store),
        store.settings(),
        hours.read(store),
        messages.getMessage("settings.hours.to", null, locale));
  }

  /** Another currency would make 300 yen of 3 euros: amounts are kept as numbers. */
  private void refuseToRevalue(Store store, StoreSettings wanted, Errors errors) {
    if (wanted.currency().equals(store.settings().currency())) return;
    if (settings.hasPrices(store)) {
      errors.rejectValue("currency", "settings.currency.fixed");
      return;
    }
    long rates = settings.ratesWithAmounts(store);
    long zones = settings.zonesWithAmounts(store);
    long rules = settings.rulesWithAmounts(store);
    if (rates > 0) refuse(store, "settings.currency.rates", rates, errors);
    else if (zones > 0) refuse(store, "settings.currency.zones", zones, errors);
    else if (rules > 0) refuse(store, "settings.currency.rules", rules, errors);
  }

  private static void refuse(Store store, String key, long amounts, Errors errors) {
    errors.rejectValue(
        "currency", key, new Object[] {amounts, store.settings().currency()}, "has amounts");
  }

  private String page(Store store, SettingsForm form, Locale locale, Model model) {
    model.addAttribute("to", form.fields(store, locale));
    boolean fixed = settings.hasPrices(store);
    model.addAttribute("currencyIsFixed", fixed);
    model.addAttribute(
        "currencyName",
        store.settings().currency()
            + ", "
            + Currency.getInstance(store.settings().currency()).getDisplayName(locale));
    model.addAttribute("currencies", Regions.currencies(locale));
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("zones", TimeZones.choices(store.country(), locale));
    model.addAttribute(
        "locales", Regions.locales(locale, store.settings().locale(), store.country()));
    model.addAttribute("days", days(locale));
    model.addAttribute("trades", choices.trades(locale));
    model.addAttribute("taxes", choices.taxWords(locale));
    model.addAttribute("holding", holding.choices(locale));
    model.addAttribute("missing", pages.missing(store));
    model.addAttribute("hasAddress", store.hasAddress());
    model.addAttribute("asPaid", store.merchant().payments() == Payments.AS_PAID);
    return "settings/form";
  }

  private static List<Day> days(Locale locale) {
    return java.util.Arrays.stream(java.time.DayOfWeek.values())
        .map(
            day ->
                new Day(
                    SettingsForm.field(day),
                    day.getDisplayName(java.time.format.TextStyle.FULL_STANDALONE, locale)))
        .toList();
  }

  private static int version(@Nullable String typed) {
    return WholeNumber.read(typed, 0, Integer.MAX_VALUE).orElse(-1);
  }
}
