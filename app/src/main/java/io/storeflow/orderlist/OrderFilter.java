package io.storeflow.orderlist;

import io.storeflow.label.Tags;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderWords;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What of the orders is shown, as the address says it. A code that is none is left out, so that an
 * old or mistyped address still shows a list; so are a day and an amount that cannot be read, of
 * which {@link #unread} tells.
 *
 * @param q a number, or what {@link OrderWords} has of an order; stripped
 * @param due of what counts as paid what the store does not have yet, instead of what it has
 * @param tag as it was typed; empty for any
 * @param customer public id; empty for any
 * @param least in the currency of the store
 * @param saved public id of the saved view from which the list was reached; empty for none
 */
public record OrderFilter(
    OrderView view,
    String q,
    @Nullable FulfilmentState fulfilment,
    @Nullable PaymentState payment,
    boolean due,
    @Nullable ReturnState returned,
    @Nullable Method method,
    @Nullable OrderChannel channel,
    String tag,
    String customer,
    Days placed,
    Days promised,
    @Nullable Money least,
    @Nullable Money most,
    OrderSort sort,
    boolean descending,
    String saved,
    List<Unread> unread) {
  /** A day or an amount that could not be read. */
  record Unread(String name, String typed, Wrong wrong) {}

  public static final String DUE = "due";
  public static final int LONGEST_Q = 100;
  private static final int LONGEST_TYPED = 40;

  /** What {@code sort=placed} was called before lists were sorted by anything else. */
  private static final String OLDEST = "oldest";

  static final List<String> DAYS = List.of("from", "to", "duefrom", "dueto");
  static final List<String> AMOUNTS = List.of("min", "max");

  /**
   * @param locale of the reader, who types amounts
   */
  static OrderFilter of(Store store, Map<String, String> address, Locale locale) {
    var q = Typed.cut(Typed.line(address.get("q")), LONGEST_Q);
    var unread = new ArrayList<Unread>();
    for (var day : DAYS) refused(unread, day, address, Day.read(address.get(day)));
    var amounts = new HashMap<String, Read<Money>>();
    for (var name : AMOUNTS) {
      var read = Amount.read(address.get(name), store.currency(), locale, store.locale());
      refused(unread, name, address, read);
      amounts.put(name, read);
    }
    var sort = Typed.line(address.get("sort"));
    boolean down = sort.startsWith("-");
    var by = Coded.find(OrderSort.class, down ? sort.substring(1) : sort);
    boolean oldest = sort.equals(OLDEST);
    return new OrderFilter(
        Coded.find(OrderView.class, address.getOrDefault("view", ""))
            .orElse(q.isEmpty() ? OrderView.TODO : OrderView.ALL),
        q,
        Coded.find(FulfilmentState.class, address.get("fulfilment")).orElse(null),
        isDue(address)
            ? PaymentState.PAID
            : Coded.find(PaymentState.class, address.get("payment")).orElse(null),
        isDue(address),
        Coded.find(ReturnState.class, address.get("return")).orElse(null),
        Coded.find(Method.class, address.get("method")).orElse(null),
        Coded.find(OrderChannel.class, address.get("channel")).orElse(null),
        Typed.cut(Typed.line(address.get("tag")), OrderTags.LONGEST),
        PublicId.possible(List.of(Typed.line(address.get("customer")))).stream()
            .findFirst()
            .orElse(""),
        Days.placed(address.get("placed"), address.get("from"), address.get("to")),
        Days.due(address.get("due"), address.get("duefrom"), address.get("dueto")),
        amount(amounts, "min"),
        amount(amounts, "max"),
        by.orElse(OrderSort.PLACED),
        by.isPresent() ? down : !oldest,
        PublicId.possible(List.of(Typed.line(address.get("saved")))).stream()
            .findFirst()
            .orElse(""),
        List.copyOf(unread));
  }

  private static void refused(
      List<Unread> unread, String name, Map<String, String> address, Read<?> read) {
    var typed = Typed.cut(Typed.line(address.get(name)), LONGEST_TYPED);
    read.refusal()
        .map(it -> new Unread(name, typed, new Wrong(name, it.rule(), it.with())))
        .ifPresent(unread::add);
  }

  private static @Nullable Money amount(Map<String, Read<Money>> amounts, String name) {
    return amounts.getOrDefault(name, Read.missing()).value().orElse(null);
  }

  /** What stands behind the question mark of an address of the list. */
  public static OrderFilter of(Store store, @Nullable String query, Locale locale) {
    var said = new HashMap<String, String>();
    UriComponentsBuilder.newInstance()
        .query(query == null ? "" : query)
        .build()
        .getQueryParams()
        .toSingleValueMap()
        .forEach((name, value) -> decoded(value).ifPresent(it -> said.put(name, it)));
    return of(store, said, locale);
  }

  private static Optional<String> decoded(@Nullable String part) {
    try {
      return Optional.ofNullable(part)
          .map(it -> UriUtils.decode(it.replace("+", " "), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  /** Everything that was ever ordered by whom this may name. */
  public static OrderFilter search(Store store, String q) {
    return of(store, Map.of("q", q, "view", "all"), Locale.ROOT);
  }

  /** As it stands in an address, without what is not asked for. */
  public Map<String, String> parameters() {
    var all = new LinkedHashMap<String, String>();
    all.put("view", view.code());
    put(all, "q", q);
    put(all, "fulfilment", fulfilment == null ? null : fulfilment.code());
    put(all, "payment", payment == null ? null : due ? DUE : payment.code());
    put(all, "return", returned == null ? null : returned.code());
    put(all, "method", method == null ? null : method.code());
    put(all, "channel", channel == null ? null : channel.code());
    put(all, "tag", tag);
    put(all, "customer", customer);
    put(all, "placed", placed.named());
    put(all, "from", placed.from());
    put(all, "to", placed.to());
    put(all, "due", promised.named());
    put(all, "duefrom", promised.from());
    put(all, "dueto", promised.to());
    put(all, "min", least == null ? null : least.plain());
    put(all, "max", most == null ? null : most.plain());
    if (sort != OrderSort.PLACED || !descending) all.put("sort", sorted(sort, descending));
    put(all, "saved", saved);
    unread.forEach(it -> put(all, it.name(), it.typed()));
    return all;
  }

  private static void put(Map<String, String> all, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) all.put(name, value.toString());
  }

  /** As an address says by what a list is sorted. */
  static String sorted(OrderSort sort, boolean descending) {
    return (descending ? "-" : "") + sort.code();
  }

  /** As it stands behind the question mark. */
  public String query() {
    var address = address("", "", null);
    return address.substring(address.indexOf('?') + 1);
  }

  /** The same as it can be kept: without what could not be read, and whence it came. */
  String kept() {
    var all = parameters();
    all.remove("saved");
    unread.forEach(it -> all.remove(it.name()));
    var address = address("", all);
    return address.substring(address.indexOf('?') + 1);
  }

  /** The address of this list with one thing changed; null or empty takes it away. */
  public String address(String path, String name, @Nullable String value) {
    var all = parameters();
    if (value == null || value.isEmpty()) all.remove(name);
    else all.put(name, value);
    return address(path, all);
  }

  private static String address(String path, Map<String, String> all) {
    var builder = UriComponentsBuilder.fromPath(path);
    all.forEach((key, each) -> builder.queryParam(key, "{" + key + "}"));
    return builder.encode().buildAndExpand(all).toUriString();
  }

  /** Whether anything but the view narrows the list. */
  public boolean isNarrowed() {
    var all = parameters();
    List.of("view", "sort", "saved").forEach(all::remove);
    return !all.isEmpty();
  }

  /** Whether what comes now stands at the top. */
  boolean isNewestFirst() {
    return sort == OrderSort.PLACED && descending;
  }

  /** The number that is searched for, with or without its sign. */
  public Optional<Long> number() {
    return OrderNumber.read(q).value();
  }

  /** The tag as tags are compared; empty for any. */
  Optional<String> folded() {
    return tag.isEmpty() ? Optional.empty() : Optional.of(Tags.folded(tag));
  }

  private static boolean isDue(Map<String, String> address) {
    return DUE.equals(address.get("payment"));
  }
}
