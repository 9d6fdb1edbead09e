package io.storeflow.stockpage;

import io.storeflow.desk.Needs;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.InsufficientStock.Level;
import io.storeflow.inventory.LocationClosed;
import io.storeflow.inventory.StockEntry;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff write down of stock: on the page of a variant, or in its row of the list. */
@Controller
@RequestMapping("/s/{store}/inventory")
@Needs(Permission.EDIT_STOCK)
class StockEntryController {
  private final StockPages pages;
  private final StockQueries queries;
  private final StockBook book;
  private final Locations locations;
  private final MessageSource messages;

  StockEntryController(
      StockPages pages,
      StockQueries queries,
      StockBook book,
      Locations locations,
      MessageSource messages) {
    this.pages = pages;
    this.queries = queries;
    this.book = book;
    this.locations = locations;
    this.messages = messages;
  }

  @PostMapping("/{variant}/entry")
  ModelAndView enter(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String variant,
      @ModelAttribute("form") StockEntryForm form,
      BindingResult errors,
      RedirectAttributes redirect,
      Locale locale) {
    if (written(store, variant, form, errors, actor, redirect, locale))
      return new ModelAndView("redirect:/s/" + store.slug() + "/inventory/" + variant);
    var page = pages.variant(store, access, variant, null, locale);
    page.addObject("form", form);
    page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /** In the list, which is shown as it was: its filter and cursor stand in the address. */
  @PostMapping("/entries")
  ModelAndView enterInList(
      Store store,
      StoreAccess access,
      Actor actor,
      @RequestParam(required = false) @Nullable String variant,
      @ModelAttribute("form") StockEntryForm form,
      BindingResult errors,
      @RequestParam Map<String, String> query,
      RedirectAttributes redirect,
      Locale locale) {
    var meant = Optional.ofNullable(variant).orElseThrow(NotFound::new);
    if (written(store, meant, form, errors, actor, redirect, locale)) return back(store, query);
    var page = again(store, access, query, meant, locale);
    page.addObject("typed", form);
    var said = new HashMap<String, String>();
    errors
        .getFieldErrors()
        .forEach(error -> said.put(error.getField(), messages.getMessage(error, locale)));
    page.addObject("said", said);
    return page;
  }

  @PostMapping("/thresholds")
  ModelAndView alertAt(
      Store store,
      StoreAccess access,
      Actor actor,
      @RequestParam(required = false) @Nullable String variant,
      @RequestParam(required = false) @Nullable String lowAt,
      @RequestParam Map<String, String> query,
      RedirectAttributes redirect,
      Locale locale) {
    var meant = queries.row(store, variant == null ? "" : variant).orElseThrow(NotFound::new);
    var read = WholeNumber.read(lowAt, 0, StockEntryForm.MAX_UNITS).value();
    if (read.isEmpty()) {
      var page = again(store, access, query, meant.variant(), locale);
      page.addObject("typedLowAt", lowAt);
      page.addObject("said", Map.of("lowAt", word("inventory.error.units", locale)));
      return page;
    }
    book.alertAt(store, meant.variant(), read.get(), actor);
    say(redirect, word("inventory.alert.saved", locale, read.get()));
    return back(store, query);
  }

  private boolean written(
      Store store,
      String variant,
      StockEntryForm form,
      BindingResult errors,
      Actor actor,
      RedirectAttributes redirect,
      Locale locale) {
    var row = queries.row(store, variant).orElseThrow(NotFound::new);
    var entry = form.read(errors);
    if (entry.isEmpty()) return false;
    var it = entry.get();
    try {
      var place = it.place().isEmpty() ? null : locations.get(store, it.place());
      int now = book.enter(store, variant, it.entry(), it.units(), place, it.reason(), actor);
      say(redirect, saved(it, place, now, locale));
      return true;
    } catch (InsufficientStock few) {
      reject(errors, it.entry(), few.level(row.id()));
    } catch (LocationClosed | NotFound gone) {
      errors.rejectValue("place", "inventory.error.place");
    }
    return false;
  }

  /** What was counted above what is on hand now is owed. */
  private String saved(StockEntryForm.Entry it, @Nullable Location place, int now, Locale locale) {
    if (it.entry() == StockEntry.COUNTED && now < it.units())
      return word("inventory.saved.owed", locale, it.units(), it.units() - now, now);
    return place == null
        ? word("inventory.saved", locale, now)
        : word("inventory.saved.at", locale, now, place.name());
  }

  private static void reject(BindingResult errors, StockEntry entry, Level there) {
    var key = "inventory.error.";
    if (entry == StockEntry.COUNTED) key += "reserved";
    else key += there.reserved() == 0 ? "few" : "few.reserved";
    var numbers = new Object[] {there.onHand(), there.reserved(), there.available()};
    errors.rejectValue("units", key, numbers, null);
  }

  private static ModelAndView back(Store store, Map<String, String> query) {
    var list = StockFilter.shown(query).href(store.page("/inventory"), query.get("cursor"));
    return new ModelAndView("redirect:" + list);
  }

  private ModelAndView again(
      Store store, StoreAccess access, Map<String, String> query, String variant, Locale locale) {
    var page = pages.list(store, access, StockFilter.shown(query), query.get("cursor"), locale);
    page.addObject("open", variant);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static void say(RedirectAttributes redirect, String text) {
    redirect.addFlashAttribute("flash", Flash.said(text));
  }

  private String word(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
