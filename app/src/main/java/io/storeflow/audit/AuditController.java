package io.storeflow.audit;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.platform.paging.Paging;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log of a store, with its filters in the address. */
@Controller
@Needs(Permission.SEE_AUDIT)
class AuditController {
  static final List<String> KINDS =
      List.of(
          "order",
          "draft",
          "saved_view",
          "customer",
          "product",
          "product_import",
          "category",
          "collection",
          "brand",
          "stock",
          "location",
          "transfer",
          "stocktake",
          "modifiers",
          "soldout",
          "zone",
          "rate",
          "shipping_profile",
          "price_rule",
          "price_list",
          "customer_group",
          "return_terms",
          "tax",
          "tax_rate",
          "gift_card",
          "loyalty",
          "payment_method",
          "payments",
          "printer",
          "invoice_terms",
          "invoice",
          "store",
          "page",
          "mail",
          "apikey",
          "board",
          "member",
          "person",
          "work",
          "merchant");

  private final AuditQueries queries;
  private final Stores stores;
  private final AuditWords words;
  private final AuditFilterWords filters;

  AuditController(AuditQueries queries, Stores stores, AuditWords words, AuditFilterWords filters) {
    this.queries = queries;
    this.stores = stores;
    this.words = words;
    this.filters = filters;
  }

  @GetMapping("/s/{store}/audit")
  String list(
      Store store,
      SignedIn me,
      AuditFilter filter,
      @RequestParam(required = false) @Nullable String newer,
      @RequestParam(required = false) @Nullable String older,
      Locale locale,
      Model model) {
    var path = store.page("/audit");
    var bound = filter.toString();
    var up = Paging.decode(newer, bound, 1);
    var from = up.or(() -> Paging.decode(older, bound, 1)).map(it -> it.number(0)).orElse(null);
    boolean ownsAll = stores.ownedBy(me).stream().anyMatch(it -> it.id() == store.merchant().id());
    var found = queries.page(store, ownsAll, filter, from, up.isPresent());
    var rows = found.rows();
    model.addAttribute("rows", words.say(store, rows, locale));
    boolean newest = from == null && !rows.isEmpty() && filter.isAbout(rows.getFirst());
    model.addAttribute("gone", newest && rows.getFirst().deletes() ? rows.getFirst() : null);
    model.addAttribute("filter", filter);
    model.addAttribute("chips", filters.chips(filter, path, locale));
    model.addAttribute("kinds", filters.kinds(locale));
    model.addAttribute("listAddress", path);
    model.addAttribute("days", path + "/days");
    if (found.newer() && !rows.isEmpty())
      model.addAttribute(
          "newerPage", filter.on(path, "newer", Paging.encode(bound, rows.getFirst().id())));
    if (found.older() && !rows.isEmpty())
      model.addAttribute(
          "olderPage", filter.on(path, "older", Paging.encode(bound, rows.getLast().id())));
    return "audit/list";
  }
}
