package io.storeflow.stockpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.InsufficientStock.Level;
import io.storeflow.inventory.StockEntry;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of stock, and the ledger of a variant with the form to write into it. */
@Controller
@RequestMapping("/s/{store}/inventory")
class StockController {
  private static final int SIZE = 50;

  private final StockQueries queries;
  private final StockBook book;
  private final MessageSource messages;

  StockController(StockQueries queries, StockBook book, MessageSource messages) {
    this.queries = queries;
    this.book = book;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_STOCK)
  String list(
      Store store,
      StoreAccess access,
      StockFilter filter,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      Locale locale) {
    var base = store.page("/inventory");
    var page = lenient(cursor, it -> queries.page(store, filter, SIZE, it));
    var newer = page.newer();
    var older = page.older();
    model.addAttribute("base", base);
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("filter", filter);
    model.addAttribute("found", page.rows());
    model.addAttribute("newer", newer == null ? null : filter.href(base, newer));
    model.addAttribute("older", older == null ? null : filter.href(base, older));
    model.addAttribute("tabs", tabs(filter, base, locale));
    model.addAttribute("entries", entries(locale));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_STOCK));
    return "inventory/stock";
  }

  @GetMapping("/{variant}")
  @Needs(Permission.SEE_STOCK)
  ModelAndView show(
      Store store,
      StoreAccess access,
      @PathVariable String variant,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale) {
    var row = queries.row(store, variant).orElseThrow(NotFound::new);
    var ledger = lenient(cursor, it -> queries.ledger(store, row.id(), SIZE, it));
    var base = store.page("/inventory");
    var here = base + "/" + variant;
    var page = new ModelAndView("inventory/ledger");
    page.addObject("row", row);
    page.addObject("ledger", ledger.rows());
    page.addObject("base", base);
    page.addObject("here", here);
    page.addObject("products", store.page("/products"));
    page.addObject("orders", store.page("/orders"));
    page.addObject("newer", ledger.newer() == null ? null : here + "?cursor=" + ledger.newer());
    page.addObject("older", ledger.older() == null ? null : here + "?cursor=" + ledger.older());
    page.addObject("entries", entries(locale));
    page.addObject("form", StockEntryForm.empty());
    page.addObject("mayEdit", access.may(Permission.EDIT_STOCK));
    page.addObject("maySeeOrders", access.may(Permission.SEE_ORDERS));
    return page;
  }

  @PostMapping("/{variant}/entry")
  @Needs(Permission.EDIT_STOCK)
  ModelAndView enter(
      Store store,
      StoreAccess access,
      SignedIn person,
      @PathVariable String variant,
      @ModelAttribute("form") StockEntryForm form,
      BindingResult errors,
      RedirectAttributes redirect,
      Locale locale) {
    var row = queries.row(store, variant).orElseThrow(NotFound::new);
    var entry = form.read(errors);
    if (entry.isPresent()) {
      try {
        var it = entry.get();
        int now = book.enter(store, variant, it.entry(), it.units(), it.reason(), Actor.of(person));
        var said = messages.getMessage("inventory.saved", new Object[] {now}, locale);
        redirect.addFlashAttribute("flash", Flash.said(said));
        return new ModelAndView("redirect:/s/" + store.slug() + "/inventory/" + variant);
      } catch (InsufficientStock few) {
        reject(errors, entry.get().entry(), few.level(row.id()));
      }
    }
    var page = show(store, access, variant, null, locale);
    page.addObject("form", form);
    page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static void reject(BindingResult errors, StockEntry entry, Level there) {
    var key = "inventory.error.";
    if (entry == StockEntry.COUNTED) key += "reserved";
    else key += there.reserved() == 0 ? "few" : "few.reserved";
    var numbers = new Object[] {there.onHand(), there.reserved(), there.available()};
    errors.rejectValue("units", key, numbers, null);
  }

  private List<Tab> tabs(StockFilter filter, String base, Locale locale) {
    return Stream.of("", "low", "out")
        .map(
            it ->
                new Tab(
                    messages.getMessage(
                        "inventory.tab." + (it.isEmpty() ? "all" : it), null, locale),
                    filter.only(it).href(base, null),
                    null,
                    filter.only().equals(it)))
        .toList();
  }

  private List<Choice> entries(Locale locale) {
    return Stream.of(StockEntry.values())
        .map(
            it ->
                Choice.of(
                    it.code(), messages.getMessage("inventory.entry." + it.code(), null, locale)))
        .toList();
  }

  /** A cursor of another list, from an old address, begins at the first page. */
  private static <T> Page<T> lenient(
      @Nullable String cursor, Function<@Nullable String, Page<T>> read) {
    try {
      return read.apply(cursor);
    } catch (Problem ofAnotherList) {
      return read.apply(null);
    }
  }
}
