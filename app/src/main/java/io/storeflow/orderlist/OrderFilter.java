package io.storeflow.orderlist;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderWords;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.platform.input.Typed;
import io.storeflow.shipping.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the orders is shown, as the address says it. What cannot be read is left out, so that an
 * old or mistyped address still shows a list.
 *
 * @param q a number, or what {@link OrderWords} has of an order; stripped
 * @param due of what counts as paid what the store does not have yet, instead of what it has
 * @param placed {@code today}, {@code 7d}, {@code 30d} or empty
 * @param from first day, in the store's zone
 * @param to last day, in the store's zone
 */
public record OrderFilter(
    OrderView view,
    String q,
    @Nullable FulfilmentState fulfilment,
    @Nullable PaymentState payment,
    boolean due,
    @Nullable Method method,
    String placed,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean oldestFirst) {
  static final String DUE = "due";
  static final int LONGEST_Q = 100;
  private static final Map<String, Integer> DAYS_BACK = Map.of("today", 0, "7d", 6, "30d", 29);

  static OrderFilter of(Map<String, String> address) {
    var q = Typed.cut(Typed.line(address.get("q")), LONGEST_Q);
    var placed = address.getOrDefault("placed", "");
    return new OrderFilter(
        Coded.find(OrderView.class, address.getOrDefault("view", ""))
            .orElse(q.isEmpty() ? OrderView.TODO : OrderView.ALL),
        q,
        Coded.find(FulfilmentState.class, address.get("fulfilment")).orElse(null),
        due(address)
            ? PaymentState.PAID
            : Coded.find(PaymentState.class, address.get("payment")).orElse(null),
        due(address),
        Coded.find(Method.class, address.get("method")).orElse(null),
        DAYS_BACK.containsKey(placed) ? placed : "",
        Day.read(address.get("from")).value().orElse(null),
        Day.read(address.get("to")).value().orElse(null),
        "oldest".equals(address.get("sort")));
  }

  /** Everything that was ever ordered by whom this may name. */
  public static OrderFilter search(String q) {
    return of(Map.of("q", q, "view", "all"));
  }

  /** As it stands in an address, without what is not asked for. */
  public Map<String, String> parameters() {
    var all = new LinkedHashMap<String, String>();
    all.put("view", view.code());
    if (!q.isEmpty()) all.put("q", q);
    if (fulfilment != null) all.put("fulfilment", fulfilment.code());
    if (payment != null) all.put("payment", due ? DUE : payment.code());
    if (method != null) all.put("method", method.code());
    if (!placed.isEmpty()) all.put("placed", placed);
    if (from != null) all.put("from", from.toString());
    if (to != null) all.put("to", to.toString());
    if (oldestFirst) all.put("sort", "oldest");
    return all;
  }

  /** The address of this list with one thing changed; null or empty takes it away. */
  public String address(String path, String name, @Nullable String value) {
    var all = parameters();
    if (value == null || value.isEmpty()) all.remove(name);
    else all.put(name, value);
    var builder = UriComponentsBuilder.fromPath(path);
    all.forEach((key, each) -> builder.queryParam(key, "{" + key + "}"));
    return builder.encode().buildAndExpand(all).toUriString();
  }

  /** Whether anything but the view narrows the list. */
  public boolean isNarrowed() {
    return !q.isEmpty()
        || fulfilment != null
        || payment != null
        || method != null
        || !placed.isEmpty()
        || from != null
        || to != null;
  }

  /** The number that is searched for, with or without its sign. */
  public Optional<Long> number() {
    return OrderNumber.read(q).value();
  }

  /** From when on orders count, by the clock of the store. */
  Optional<Instant> since(ZoneId zone, Instant now) {
    var back = DAYS_BACK.get(placed);
    var first = back == null ? from : LocalDate.ofInstant(now, zone).minusDays(back);
    return Optional.ofNullable(first).map(day -> day.atStartOfDay(zone).toInstant());
  }

  /** Before when, by the clock of the store. */
  Optional<Instant> until(ZoneId zone) {
    return Optional.ofNullable(to).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static boolean due(Map<String, String> address) {
    return DUE.equals(address.get("payment"));
  }
}
