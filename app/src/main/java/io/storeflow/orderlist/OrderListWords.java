package io.storeflow.orderlist;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.ui.Chip;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final MessageSource messages;

  OrderListWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * @param news how many orders have come since the first of these rows
   * @param atTop whether orders that come would stand above these rows
   */
  Model fill(
      Model model,
      Store store,
      OrderFilter filter,
      Page<OrderRow> page,
      Map<OrderView, Integer> counts,
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
        .addAttribute(
            "turnedHref", filter.address(path, "sort", filter.oldestFirst() ? null : "oldest"))
        .addAttribute("news", news)
        .addAttribute("tabs", tabs(filter, path, counts))
        .addAttribute("chips", chips(filter, path))
        .addAttribute("clearHref", path + "?view=" + filter.view().code())
        .addAttribute("choices", choices())
        .addAttribute("actHref", act(filter, path))
        .addAttribute("src", region(filter, path, page, atTop));
  }

  private static @Nullable String href(OrderFilter filter, String path, @Nullable String cursor) {
    return cursor == null ? null : filter.address(path, "cursor", cursor);
  }

  private static String act(OrderFilter filter, String path) {
    return filter.address(path + "/moves", "", null);
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

  private List<Tab> tabs(OrderFilter filter, String path, Map<OrderView, Integer> counts) {
    return Arrays.stream(OrderView.values())
        .map(
            view ->
                new Tab(
                    say("order.view." + view.code()),
                    path + "?view=" + view.code(),
                    counts.containsKey(view) ? Long.valueOf(counts.get(view)) : null,
                    view == filter.view()))
        .toList();
  }

  private List<Chip> chips(OrderFilter filter, String path) {
    var chips = new ArrayList<Chip>();
    var all = filter.parameters();
    for (var name : List.of("q", "placed", "from", "to", "fulfilment", "payment", "method")) {
      var value = all.get(name);
      if (value == null) continue;
      chips.add(
          new Chip(
              say("order.filter." + name),
              switch (name) {
                case "q" -> value;
                case "placed" -> say("order.placed." + value);
                case "from", "to" -> day(value);
                case "method" -> say("order.method." + value);
                default -> say("ui.state." + name + "." + value);
              },
              filter.address(path, name, null)));
    }
    return chips;
  }

  private Map<String, List<Choice>> choices() {
    return Map.of(
        "placed",
        List.of(
            Choice.of("today", say("order.placed.today")),
            Choice.of("7d", say("order.placed.7d")),
            Choice.of("30d", say("order.placed.30d"))),
        "fulfilment",
        Arrays.stream(FulfilmentState.values())
            .map(state -> Choice.of(state.code(), say("ui.state.fulfilment." + state.code())))
            .toList(),
        "payment",
        Stream.concat(
                Stream.of(OrderFilter.DUE),
                Arrays.stream(PaymentState.values()).map(PaymentState::code))
            .map(code -> Choice.of(code, say("ui.state.payment." + code)))
            .toList(),
        "method",
        Arrays.stream(Method.values())
            .map(method -> Choice.of(method.code(), say("order.method." + method.code())))
            .toList());
  }

  private String say(String key) {
    return messages.getMessage(key, null, locale());
  }

  private static String day(String iso) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale())
        .format(LocalDate.parse(iso));
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
