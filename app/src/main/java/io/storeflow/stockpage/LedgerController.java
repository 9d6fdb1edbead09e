package io.storeflow.stockpage;

import io.storeflow.audit.Exports;
import io.storeflow.desk.Needs;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.platform.ui.Chip;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger of all stock of a store, with its filters in the address, and as a file. */
@Controller
@RequestMapping("/s/{store}/inventory")
@Needs(Permission.SEE_STOCK)
class LedgerController {
  private static final int SIZE = 50;

  private final LedgerQueries queries;
  private final Locations locations;
  private final Exports exports;
  private final MessageSource messages;

  LedgerController(
      LedgerQueries queries, Locations locations, Exports exports, MessageSource messages) {
    this.queries = queries;
    this.locations = locations;
    this.exports = exports;
    this.messages = messages;
  }

  @GetMapping("/ledger")
  String list(
      Store store,
      StoreAccess access,
      LedgerFilter filter,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      Locale locale) {
    var base = store.page("/inventory");
    var path = base + "/ledger";
    var page = Cursors.lenient(cursor, it -> queries.page(store, filter, SIZE, it));
    model.addAttribute("base", base);
    model.addAttribute("path", path);
    model.addAttribute("orders", store.page("/orders"));
    model.addAttribute("filter", filter);
    model.addAttribute("kinds", kinds(locale));
    var places = locations.all(store);
    model.addAttribute("places", places.size() > 1 ? StockPages.choices(places) : List.of());
    model.addAttribute("chips", chips(filter, places, path, locale));
    model.addAttribute("ledger", page.rows());
    model.addAttribute("newer", page.newer() == null ? null : filter.href(path, page.newer()));
    model.addAttribute("older", page.older() == null ? null : filter.href(path, page.older()));
    model.addAttribute("file", filter.href(path + ".csv", null));
    model.addAttribute("maySeeOrders", access.may(Permission.SEE_ORDERS));
    model.addAttribute(
        "imports", access.may(Permission.EDIT_PRODUCTS) ? store.page("/products/imports") : null);
    return "inventory/book";
  }

  @GetMapping("/ledger.csv")
  void file(
      Store store,
      Actor actor,
      LedgerFilter filter,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    var lines = new LedgerLines(store, messages, locale);
    exports.send(
        response,
        Exports.File.of(store, actor, "stock", "stock-ledger", request),
        lines.titles(),
        cursor -> queries.page(store, filter, CsvDownload.PAGE, cursor),
        (line, csv) -> csv.line(lines.cells(line)));
  }

  private List<Choice> kinds(Locale locale) {
    return Stream.of(LedgerKind.values())
        .map(kind -> Choice.of(kind.code(), word("inventory.kind." + kind.code(), locale)))
        .toList();
  }

  private List<Chip> chips(LedgerFilter filter, List<Location> places, String path, Locale locale) {
    return filter.asked().entrySet().stream()
        .map(
            it ->
                new Chip(
                    word("inventory.filter." + it.getKey(), locale),
                    said(it.getKey(), it.getValue(), places, locale),
                    filter.without(path, it.getKey())))
        .toList();
  }

  private String said(String name, String value, List<Location> places, Locale locale) {
    return switch (name) {
      case "kind" -> word("inventory.kind." + value, locale);
      case "place" ->
          places.stream()
              .filter(it -> it.publicId().equals(value))
              .map(Location::name)
              .findFirst()
              .orElse(value);
      default -> value;
    };
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
