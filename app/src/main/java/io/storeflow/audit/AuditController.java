package io.storeflow.audit;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.paging.Paging;
import io.storeflow.platform.ui.Chip;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
          "saved_view",
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
          "tax",
          "tax_rate",
          "gift_card",
          "loyalty",
          "payment_method",
          "store",
          "page",
          "apikey",
          "board",
          "member",
          "person",
          "work",
          "merchant");

  private final AuditQueries queries;
  private final Stores stores;
  private final AuditWords words;
  private final MessageSource messages;

  AuditController(AuditQueries queries, Stores stores, AuditWords words, MessageSource messages) {
    this.queries = queries;
    this.stores = stores;
    this.words = words;
    this.messages = messages;
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
    model.addAttribute("filter", filter);
    model.addAttribute("chips", chips(filter, path, locale));
    model.addAttribute("kinds", kinds(locale));
    model.addAttribute("listAddress", path);
    if (found.newer() && !rows.isEmpty())
      model.addAttribute(
          "newerPage", filter.on(path, "newer", Paging.encode(bound, rows.getFirst().id())));
    if (found.older() && !rows.isEmpty())
      model.addAttribute(
          "olderPage", filter.on(path, "older", Paging.encode(bound, rows.getLast().id())));
    return "audit/list";
  }

  private List<Choice> kinds(Locale locale) {
    return KINDS.stream()
        .map(kind -> Choice.of(kind + ".", word("audit.kind." + kind, locale)))
        .toList();
  }

  private List<Chip> chips(AuditFilter filter, String path, Locale locale) {
    var chips = new ArrayList<Chip>();
    add(chips, "who", filter.who(), filter, path, locale);
    add(chips, "what", filter.what(), filter, path, locale);
    add(chips, "subject", filter.subject(), filter, path, locale);
    add(chips, "from", filter.from(), filter, path, locale);
    add(chips, "to", filter.to(), filter, path, locale);
    return chips;
  }

  private void add(
      List<Chip> chips,
      String field,
      @Nullable String given,
      AuditFilter filter,
      String path,
      Locale locale) {
    if (given == null) return;
    var said =
        field.equals("what")
            ? messages.getMessage(
                "audit.kind." + given.replaceFirst("\\.$", ""), null, given, locale)
            : given;
    chips.add(
        new Chip(
            word("audit.filter." + field, locale),
            said == null ? given : said,
            filter.without(field).on(path, null, null)));
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
