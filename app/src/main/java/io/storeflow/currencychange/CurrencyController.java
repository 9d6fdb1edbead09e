package io.storeflow.currencychange;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Rounding;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Another currency for a store: first a look at what becomes of prices, then it is done. */
@Controller
@Needs(Permission.EDIT_SETTINGS)
class CurrencyController {

  /** An amount before and after. */
  record Row(Said.Kind kind, String name, Money before, Money after) {}

  private final CurrencyChanges changes;
  private final Said said;
  private final Reach reach;
  private final FurtherCurrencies further;
  private final StoreRows rows;
  private final MessageSource messages;

  CurrencyController(
      CurrencyChanges changes,
      Said said,
      Reach reach,
      FurtherCurrencies further,
      StoreRows rows,
      MessageSource messages) {
    this.changes = changes;
    this.said = said;
    this.reach = reach;
    this.further = further;
    this.rows = rows;
    this.messages = messages;
  }

  /** Without an answer to what is asked it is the form alone; with one, what would come of it. */
  @GetMapping("/s/{store}/settings/currency")
  String show(
      Store store,
      @ModelAttribute("change") CurrencyForm sent,
      BindingResult bound,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var form = sent.orUsual(rows.version(store));
    var errors = errors(form, model);
    if (!form.isAsked()) {
      // Nobody types for nothing.
      changes
          .holding(store)
          .ifPresent(it -> model.addAttribute("held", "currency.no." + it.code()));
      return page(store, null, locale, model);
    }
    var wanted = form.check(store, Regions.currencies(locale), errors).orElse(null);
    if (wanted != null)
      changes.blocker(store, wanted).ifPresent(it -> errors.reject("currency.no." + it.code()));
    if (errors.hasErrors()) return again(store, response, locale, model);
    return page(store, wanted, locale, model);
  }

  @PostMapping("/s/{store}/settings/currency")
  String change(
      Store store,
      Actor actor,
      @ModelAttribute("change") CurrencyForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var wanted = form.check(store, Regions.currencies(locale), errors).orElse(null);
    if (wanted == null) return again(store, response, locale, model);
    try {
      changes.change(store, form.versionSeen(), wanted, actor);
    } catch (CurrencyChanges.Stale stale) {
      errors.reject("settings.moved");
      return again(store, response, locale, model);
    } catch (Refused refused) {
      errors.reject("currency.no." + refused.blocker().code());
      return again(store, response, locale, model);
    }
    var words = messages.getMessage("currency.changed", null, locale);
    redirect.addFlashAttribute("flash", Flash.said(words));
    return "redirect:/s/" + store.slug() + "/settings";
  }

  private static BindingResult errors(CurrencyForm form, Model model) {
    return Untouched.errors(form, "change", model);
  }

  private String again(Store store, HttpServletResponse response, Locale locale, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, null, locale, model);
  }

  private String page(Store store, @Nullable Change wanted, Locale locale, Model model) {
    model.addAttribute("currencies", Regions.currencies(locale));
    model.addAttribute("ways", choices(CurrencyForm.OF_GOODS, "currency.way.", locale));
    model.addAttribute("rests", choices(List.of(Way.values()), "currency.rest.", locale));
    model.addAttribute("roundings", choices(List.of(Rounding.values()), "bulk.rounding.", locale));
    model.addAttribute("from", store.settings().currency());
    model.addAttribute("looked", wanted != null);
    if (wanted != null) preview(store, wanted, model);
    return "settings/currency";
  }

  private void preview(Store store, Change wanted, Model model) {
    model.addAttribute("counts", reach.of(store));
    model.addAttribute("off", wanted.switchesOff());
    model.addAttribute("further", further.foreseen(store, wanted));
    var some = said.some(store);
    var fixed =
        further.fixed(
            store, wanted, some.stream().flatMap(it -> Stream.ofNullable(it.product())).toList());
    model.addAttribute("rows", some.stream().map(it -> row(it, wanted, fixed)).toList());
  }

  private static Row row(Said.Amount it, Change wanted, Map<Long, Money> fixed) {
    var said = it.product() == null ? null : fixed.get(it.product());
    var after = said == null ? it.kind().of(it.amount(), wanted) : said;
    return new Row(it.kind(), it.name(), it.amount(), after);
  }

  private List<Choice> choices(List<? extends Coded> all, String key, Locale locale) {
    return all.stream()
        .map(it -> Choice.of(it.code(), messages.getMessage(key + it.code(), null, locale)))
        .toList();
  }
}
