package io.storeflow.orderlist;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.ui.Chip;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The filters of a list of orders in words: those in force, and what they can be. */
@Component
public class OrderChips {
  private static final List<String> OF_STATES = List.of("fulfilment", "payment", "return");

  /** In the order in which they are shown. */
  private static final List<String> NAMES =
      List.of(
          "q",
          "placed",
          "from",
          "to",
          "due",
          "duefrom",
          "dueto",
          "fulfilment",
          "payment",
          "return",
          "method",
          "channel",
          "tag",
          "customer",
          "min",
          "max");

  private final MessageSource messages;
  private final Sentences sentences;

  OrderChips(MessageSource messages, Sentences sentences) {
    this.messages = messages;
    this.sentences = sentences;
  }

  /**
   * @param rows what the list shows, which has the name of a customer
   */
  List<Chip> inForce(Store store, OrderFilter filter, String path, List<OrderRow> rows) {
    var chips = new ArrayList<Chip>();
    var all = filter.parameters();
    filter.unread().forEach(it -> all.remove(it.name()));
    for (var name : NAMES) {
      var value = all.get(name);
      if (value == null) continue;
      var words =
          switch (name) {
            case "placed", "due", "method", "channel" -> say("order." + name + "." + value);
            case "from", "to", "duefrom", "dueto" -> day(value);
            case "min", "max" -> Money.ofPlain(value, store.currency()).format(locale());
            case "customer" -> rows.isEmpty() ? "…" : rows.getFirst().name();
            default -> OF_STATES.contains(name) ? say("ui.state." + name + "." + value) : value;
          };
      chips.add(new Chip(say("order.filter." + name), words, filter.address(path, name, null)));
    }
    return chips;
  }

  /** What is wrong with what could not be read, by the name of its field. */
  Map<String, String> wrongs(OrderFilter filter) {
    var said = new HashMap<String, String>();
    filter.unread().forEach(it -> said.put(it.name(), sentences.say(it.wrong(), locale())));
    return said;
  }

  Map<String, List<Choice>> choices() {
    return Map.of(
        "placed", named("order.placed.", Days.PLACED),
        "due", named("order.due.", Days.DUE),
        "fulfilment", named("ui.state.fulfilment.", codes(FulfilmentState.values())),
        "payment", payments(),
        "return", named("ui.state.return.", codes(ReturnState.values())),
        "method", named("order.method.", codes(Method.values())),
        "channel", named("order.channel.", codes(OrderChannel.values())),
        "sort", named("order.sort.", sorts()));
  }

  /** Where the money of an order can be. */
  public List<Choice> payments() {
    var codes =
        Stream.concat(Stream.of(OrderFilter.DUE), codes(PaymentState.values()).stream()).toList();
    return codes.stream()
        .map(
            code ->
                Choice.of(
                    code,
                    Objects.requireNonNull(
                        messages.getMessage(
                            "order.filter.payment." + code,
                            null,
                            say("ui.state.payment." + code),
                            locale()))))
        .toList();
  }

  private static List<String> sorts() {
    return Arrays.stream(OrderSort.values())
        .flatMap(
            sort ->
                Stream.of(sort.isDescending(), !sort.isDescending())
                    .map(down -> OrderFilter.sorted(sort, down)))
        .toList();
  }

  private static List<String> codes(Coded[] all) {
    return Arrays.stream(all).map(Coded::code).toList();
  }

  private List<Choice> named(String key, Collection<String> codes) {
    return codes.stream().map(code -> Choice.of(code, say(key + code))).toList();
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
