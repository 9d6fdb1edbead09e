package io.storeflow.invoicepage;

import io.storeflow.desk.Needs;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.MissingInvoices;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All documents of a store, and the orders that lack theirs. */
@Controller
@Needs(Permission.SEE_ORDERS)
class InvoiceListController {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;

  private final InvoiceQueries queries;
  private final MissingInvoices missing;
  private final InvoiceTermsRows terms;

  InvoiceListController(InvoiceQueries queries, MissingInvoices missing, InvoiceTermsRows terms) {
    this.queries = queries;
    this.missing = missing;
    this.terms = terms;
  }

  @GetMapping("/s/{store}/invoices")
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    var wanted = WholeNumber.read(year, FIRST_YEAR, LAST_YEAR).value().orElse(null);
    var page = queries.list(store, wanted, cursor);
    model
        .addAttribute("page", page)
        .addAttribute("newer", at(store, wanted, page.newer()))
        .addAttribute("older", at(store, wanted, page.older()))
        .addAttribute("years", queries.years(store))
        .addAttribute("year", wanted)
        .addAttribute("missing", missing.count(store))
        .addAttribute("many", MissingInvoices.COUNTED)
        .addAttribute("said", terms.of(store).isSaid())
        .addAttribute("mayDetails", access.may(Permission.EDIT_SETTINGS));
    return "invoice/list";
  }

  /** Orders that were due an invoice and have none, each with what stands in its way. */
  @GetMapping("/s/{store}/invoices/missing")
  String missing(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    var page = missing.list(store, cursor);
    var path = store.page("/invoices/missing");
    model
        .addAttribute("page", page)
        .addAttribute("newer", page.newer() == null ? null : path + "?cursor=" + page.newer())
        .addAttribute("older", page.older() == null ? null : path + "?cursor=" + page.older())
        .addAttribute("sellerLacks", missing.lacking(store))
        .addAttribute("said", terms.of(store).isSaid())
        .addAttribute("store", store)
        .addAttribute("zone", store.timeZone())
        .addAttribute("maySettings", access.may(Permission.EDIT_SETTINGS));
    return "invoice/missing";
  }

  private static @Nullable String at(Store store, @Nullable Integer year, @Nullable String cursor) {
    if (cursor == null) return null;
    var list = store.page("/invoices") + "?cursor=" + cursor;
    return year == null ? list : list + "&year=" + year;
  }
}
