package io.storeflow.stockpage;

import io.storeflow.inventory.StockEntry;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Tab;
import io.storeflow.stockwatch.StockCheck;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The list of stock and the page of a variant, as they are shown, also after a mistake. */
@Component
class StockPages {
  private static final int SIZE = 50;

  /** So many are counted for a tab; above that it says "999+". */
  private static final int MOST = 1_000;

  private final StockQueries queries;
  private final LedgerQueries ledger;
  private final Locations locations;
  private final StockCheck check;
  private final MessageSource messages;

  StockPages(
      StockQueries queries,
      LedgerQueries ledger,
      Locations locations,
      StockCheck check,
      MessageSource messages) {
    this.queries = queries;
    this.ledger = ledger;
    this.locations = locations;
    this.check = check;
    this.messages = messages;
  }

  ModelAndView list(
      Store store, StoreAccess access, StockFilter asked, @Nullable String cursor, Locale locale) {
    var base = store.page("/inventory");
    var page = frame(store, access, locale);
    var places = addPlaces(page, store);
    var place = place(places, asked);
    var filter = asked.at(place == null ? "" : place.publicId());
    var at = place == null ? null : place.id();
    var found = Cursors.lenient(cursor, it -> queries.page(store, filter, at, SIZE, it));
    if (places.size() > 1)
      page.addObject(
          "levels", queries.levels(store, found.rows().stream().map(StockRow::id).toList()));
    page.setViewName("inventory/stock");
    page.addObject("breaches", check.found(store).orElse(0));
    page.addObject("filter", filter);
    page.addObject("found", found.rows());
    page.addObject("here", filter.after(cursor));
    page.addObject("newer", found.newer() == null ? null : filter.href(base, found.newer()));
    page.addObject("older", found.older() == null ? null : filter.href(base, found.older()));
    page.addObject("tabs", tabs(store, filter, at, base, locale));
    page.addObject("place", place);
    return page;
  }

  ModelAndView variant(
      Store store, StoreAccess access, String variant, @Nullable String cursor, Locale locale) {
    var row = queries.row(store, variant).orElseThrow(NotFound::new);
    var lines = Cursors.lenient(cursor, it -> ledger.of(store, row.id(), SIZE, it));
    var here = store.page("/inventory/" + variant);
    var page = frame(store, access, locale);
    var places = addPlaces(page, store);
    if (places.size() > 1) page.addObject("levels", queries.levels(store, List.of(row.id())));
    page.setViewName("inventory/ledger");
    page.addObject("row", row);
    page.addObject("ledger", lines.rows());
    page.addObject("here", here);
    page.addObject("orders", store.page("/orders"));
    page.addObject("newer", lines.newer() == null ? null : here + "?cursor=" + lines.newer());
    page.addObject("older", lines.older() == null ? null : here + "?cursor=" + lines.older());
    page.addObject("form", StockEntryForm.empty());
    page.addObject("maySeeOrders", access.may(Permission.SEE_ORDERS));
    page.addObject(
        "imports", access.may(Permission.EDIT_PRODUCTS) ? store.page("/products/imports") : null);
    return page;
  }

  private ModelAndView frame(Store store, StoreAccess access, Locale locale) {
    var page = new ModelAndView();
    page.addObject("base", store.page("/inventory"));
    page.addObject("products", store.page("/products"));
    page.addObject("entries", entries(locale));
    page.addObject("mayEdit", access.may(Permission.EDIT_STOCK));
    return page;
  }

  /** The places that may be named; none where a store has one alone. */
  private List<Location> addPlaces(ModelAndView page, Store store) {
    var open = locations.open(store);
    page.addObject("places", open.size() > 1 ? choices(open) : List.of());
    return open;
  }

  /** The one that is asked for; null for all together, and for one that there is not. */
  private static @Nullable Location place(List<Location> places, StockFilter asked) {
    return places.stream()
        .filter(it -> places.size() > 1 && it.publicId().equals(asked.where()))
        .findFirst()
        .orElse(null);
  }

  static List<Choice> choices(List<Location> locations) {
    return locations.stream().map(it -> Choice.of(it.publicId(), it.name())).toList();
  }

  private List<Tab> tabs(
      Store store, StockFilter filter, @Nullable Long at, String base, Locale locale) {
    var counts = queries.counts(store, at, MOST);
    return Stream.of("", "low", "out")
        .map(
            it ->
                new Tab(
                    word("inventory.tab." + (it.isEmpty() ? "all" : it), locale),
                    filter.only(it).href(base, null),
                    it.isEmpty() ? null : it.equals("low") ? (long) counts.low() : counts.out(),
                    filter.only().equals(it)))
        .toList();
  }

  private List<Choice> entries(Locale locale) {
    return Stream.of(StockEntry.values())
        .map(it -> Choice.of(it.code(), word("inventory.entry." + it.code(), locale)))
        .toList();
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
