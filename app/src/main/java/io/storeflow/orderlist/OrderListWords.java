package io.storeflow.orderlist;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.paging.Page;
import io.storeflow.savedview.SavedView;
import io.storeflow.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** Says a list of orders in tabs, chips and addresses. */
@Component
class OrderListWords {
  private static final List<String> COLUMNS =
      List.of("placed", "customer", "due", "fulfilment", "payment", "total");

  /**
   * The head of a column.
   *
   * @param href of the list sorted by it, or turned; null if it cannot be
   * @param sorted {@code ascending}, {@code descending} or null
   */
  public record Head(String name, @Nullable String href, @Nullable String sorted) {}

  private final MessageSource messages;
  private final OrderChips chips;

  OrderListWords(MessageSource messages, OrderChips chips) {
    this.messages = messages;
    this.chips = chips;
  }

  /**
   * @param saved views that the person can choose from
   * @param news how many orders have come since the first of these rows
   * @param atTop whether orders that come would stand above these rows
   */
  Model fill(
      Model model,
      Store store,
      OrderFilter filter,
      Page<OrderRow> page,
      Map<OrderView, Integer> counts,
      List<SavedView> saved,
      int news,
      boolean atTop) {
    var path = store.page("/orders");
    return model
        .addAttribute("store", store)
        .addAttribute("zone", store.timeZone()) // a fragment has no desk to take it from
        .addAttribute("filter", filter)
        .addAttribute("rows", page.rows())
        .addAttribute("newerHref", href(filter, path, page.newer()))
        .addAttribute("olderHref", href(filter, path, page.older()))
        .addAttribute("topHref", filter.address(path, "cursor", null))
        .addAttribute("heads", heads(filter, path))
        .addAttribute("news", news)
        .addAttribute("tabs", tabs(filter, path, counts, saved))
        .addAttribute("savedView", current(filter, saved).orElse(null))
        .addAttribute("chips", chips.inForce(store, filter, path, page.rows()))
        .addAttribute("clearHref", path + "?view=" + filter.view().code())
        .addAttribute("choices", chips.choices())
        .addAttribute("wrongs", chips.wrongs(filter))
        .addAttribute("said", filter.parameters())
        .addAttribute("sorted", OrderFilter.sorted(filter.sort(), filter.descending()))
        .addAttribute("query", filter.query())
        .addAttribute("src", region(filter, path, page, atTop));
  }

  private static @Nullable String href(OrderFilter filter, String path, @Nullable String cursor) {
    return cursor == null ? null : filter.address(path, "cursor", cursor);
  }

  private static String region(
      OrderFilter filter, String path, Page<OrderRow> page, boolean atTop) {
    var shown =
        page.rows().stream()
            .map(row -> Long.toString(row.number()))
            .collect(Collectors.joining("."));
    var address =
        UriComponentsBuilder.fromUriString(filter.address(path + "/region", "", null))
            .queryParam("shown", shown);
    if (atTop) address.queryParam("top", "1");
    if (page.newer() != null) address.queryParam("newer", page.newer());
    if (page.older() != null) address.queryParam("older", page.older());
    return address.build().toUriString();
  }

  private List<Tab> tabs(
      OrderFilter filter, String path, Map<OrderView, Integer> counts, List<SavedView> saved) {
    var current = current(filter, saved);
    var usual =
        Arrays.stream(OrderView.values())
            .map(
                view ->
                    new Tab(
                        say("order.view." + view.code()),
                        path + "?view=" + view.code(),
                        counts.containsKey(view) ? Long.valueOf(counts.get(view)) : null,
                        current.isEmpty() && view == filter.view()));
    var own =
        saved.stream()
            .map(
                it ->
                    new Tab(
                        it.name(),
                        path + "?" + it.query() + "&saved=" + it.publicId(),
                        null,
                        current.filter(it::equals).isPresent()));
    return Stream.concat(usual, own).toList();
  }

  /** The saved view from which the list was reached, if it is still there. */
  private static Optional<SavedView> current(OrderFilter filter, List<SavedView> saved) {
    return saved.stream().filter(it -> it.publicId().equals(filter.saved())).findFirst();
  }

  /** By what the list can be sorted, as the heads of its columns. */
  private List<Head> heads(OrderFilter filter, String path) {
    return COLUMNS.stream()
        .map(
            name ->
                Coded.find(OrderSort.class, name)
                    .map(sort -> head(sort, filter, path))
                    .orElseGet(() -> new Head(name, null, null)))
        .toList();
  }

  private static Head head(OrderSort sort, OrderFilter filter, String path) {
    boolean here = filter.sort() == sort;
    boolean down = here ? !filter.descending() : sort.isDescending();
    boolean usual = sort == OrderSort.PLACED && down;
    return new Head(
        sort.code(),
        filter.address(path, "sort", usual ? null : OrderFilter.sorted(sort, down)),
        here ? (filter.descending() ? "descending" : "ascending") : null);
  }

  private String say(String key) {
    return messages.getMessage(key, null, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
