package io.storeflow.audit;

import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says the codes of entries in the reader's language; what has no words stays as it was written.
 */
@Component
class AuditWords {
  private static final String VARIANT = "variant ";
  private static final String YES_NO = "audit.value.";
  private static final Pattern SPAN =
      Pattern.compile("day=([A-Z]+), opens=(\\d{1,5}), closes=(\\d{1,5})");
  private static final Set<String> AMOUNTS =
      Set.of(
          "total",
          "amount",
          "price",
          "compare_at",
          "cost",
          "free_from",
          "minimum",
          "paid",
          "refunded",
          "credited",
          "value",
          "balance");

  /** Which say a day, and no instant. */
  private static final Set<String> DAYS = Set.of("expires_on", "until", "since");

  /** Of what the amounts of an entry are, where it is not that of the store. */
  private static final String CURRENCY = "currency";

  /** In entries of orders it goes with the amounts. */
  private static final String OF_ORDERS = "order.";

  private static final Set<String> TRUTHS = Set.of("true", "false");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("fulfilment_state", "ui.state.fulfilment."),
          Map.entry("payment_state", "ui.state.payment."),
          Map.entry("state", "ui.state.product."),
          Map.entry("method", "order.method."),
          Map.entry("rounding", "pricelist.rounding."),
          Map.entry("counts", "paymethod.counts."),
          Map.entry("kind", "paymethod.kind."),
          Map.entry("paper", "printer.paper."),
          Map.entry("printed", "audit.value.printed."),
          Map.entry("hold_reason", "audit.value.hold_reason."),
          Map.entry("way", "share.way."),
          Map.entry("marketing", "customer.marketing."),
          Map.entry("role", "audit.value.role."),
          Map.entry("active", YES_NO),
          Map.entry("tracked", YES_NO),
          Map.entry("pickup", YES_NO),
          Map.entry("delivery", YES_NO),
          Map.entry("shipping", YES_NO),
          Map.entry("paidAtPickup", "audit.value.paid."),
          Map.entry("paidAtDelivery", "audit.value.paid."),
          Map.entry("paidAtShipping", "audit.value.paid."),
          Map.entry("taxWords", "settings.tax."),
          Map.entry("trade", "settings.trade."),
          Map.entry("backorder", "audit.value.backorder."),
          Map.entry("set_up_guide", YES_NO),
          Map.entry("workedOut", YES_NO),
          Map.entry("smallBusiness", YES_NO),
          Map.entry("oss", YES_NO),
          Map.entry("priceStays", YES_NO),
          Map.entry("here", YES_NO),
          Map.entry("taxClass", "catalog.tax."),
          Map.entry("shippingClass", "catalog.tax."));

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final MessageSource messages;

  private final LoggedNames names;

  AuditWords(MessageSource messages, LoggedNames names) {
    this.messages = messages;
    this.names = names;
  }

  List<AuditRow> say(Store store, List<AuditRow> rows, Locale locale) {
    var pricing = new PricingWords(store, names.of(store, rows), messages, locale);
    return rows.stream().map(row -> say(store, pricing, row, locale)).toList();
  }

  private AuditRow say(Store store, PricingWords pricing, AuditRow row, Locale locale) {
    boolean ofOrder = row.action().startsWith(OF_ORDERS);
    var currency = ofOrder ? currency(store, row) : store.currency();
    var said =
        row.values().stream()
            .filter(it -> !ofOrder || !it.field().equals(CURRENCY))
            .map(it -> say(store, currency, pricing, it, locale));
    return row.with(Stream.concat(said, moved(row, locale).stream()).toList());
  }

  /** How much was moved, unless one of its fields says that. */
  private Optional<AuditRow.Value> moved(AuditRow row, Locale locale) {
    var worth = row.worth();
    if (worth == null) return Optional.empty();
    boolean isSaid =
        row.values().stream()
            .anyMatch(it -> AMOUNTS.contains(it.field()) && worth.plain().equals(it.after()));
    if (isSaid) return Optional.empty();
    var name = word("audit.field.amount", "amount", locale);
    return Optional.of(new AuditRow.Value(name, null, worth.format(locale)));
  }

  private static Currency currency(Store store, AuditRow row) {
    return row.values().stream()
        .filter(it -> it.field().equals(CURRENCY))
        .map(AuditRow.Value::after)
        .filter(it -> it != null && CURRENCIES.contains(it))
        .findFirst()
        .map(Currency::getInstance)
        .orElse(store.currency());
  }

  private AuditRow.Value say(
      Store store, Currency currency, PricingWords pricing, AuditRow.Value value, Locale locale) {
    var field = value.field().substring(value.field().lastIndexOf(' ') + 1);
    return new AuditRow.Value(
        name(value.field(), field, locale),
        value(store, currency, pricing, field, value.before(), locale),
        value.after() == null
            ? messages.getMessage("audit.gone." + field, null, null, locale)
            : value(store, currency, pricing, field, value.after(), locale));
  }

  /** Fields of variants are called "variant {id} {field}". */
  private String name(String whole, String field, Locale locale) {
    var name = word("audit.field." + field, field.replace('_', ' '), locale);
    if (!whole.startsWith(VARIANT) || whole.length() == field.length()) return name;
    var id = whole.substring(VARIANT.length(), whole.length() - field.length()).strip();
    return Objects.requireNonNull(
        messages.getMessage("audit.field.variant", new Object[] {id, name}, whole, locale));
  }

  private @Nullable String value(
      Store store,
      Currency currency,
      PricingWords pricing,
      String field,
      @Nullable String text,
      Locale locale) {
    if (text == null) return null;
    if (field.equals("opening_hours")) return hours(store, text, locale);
    if (AMOUNTS.contains(field)) return amount(currency, text, locale);
    if (field.endsWith("_at") || field.equals("promised")) return moment(store, text, locale);
    if (DAYS.contains(field)) return day(store, text, locale);
    var codes = CODES.get(field);
    if (codes != null) return word(codes + text, text, locale);
    return TRUTHS.contains(text) ? word(YES_NO + text, text, locale) : pricing.say(field, text);
  }

  /** Kept as a day, or as the instant at which one ends. */
  private static String day(Store store, String text, Locale locale) {
    if (!DAY.matcher(text).matches()) return moment(store, text, locale);
    try {
      var noon = LocalDate.parse(text).atTime(LocalTime.NOON);
      return Written.dayOfYear(noon.atZone(store.timeZone()), locale);
    } catch (DateTimeParseException other) {
      return text;
    }
  }

  /** Kept as {@link Money#plain} writes it; what is older may be anything. */
  private static String amount(Currency currency, String text, Locale locale) {
    try {
      return Money.ofPlain(text, currency).format(locale);
    } catch (ArithmeticException | NumberFormatException other) {
      return text;
    }
  }

  /** Kept as an instant in UTC. */
  private static String moment(Store store, String text, Locale locale) {
    try {
      return Written.dateAndClock(Instant.parse(text).atZone(store.timeZone()), locale);
    } catch (DateTimeParseException other) {
      return text;
    }
  }

  /** Kept as the text of a list of opening hours. */
  private static String hours(Store store, String text, Locale locale) {
    var spans =
        SPAN.matcher(text)
            .results()
            .map(
                span ->
                    DayOfWeek.valueOf(span.group(1)).getDisplayName(TextStyle.SHORT, locale)
                        + " "
                        + clock(store, span.group(2), locale)
                        + "–"
                        + clock(store, span.group(3), locale))
            .collect(Collectors.joining(", "));
    return spans.isEmpty() ? text : spans;
  }

  private static String clock(Store store, String minutes, Locale locale) {
    return Written.minute(Integer.parseInt(minutes), locale, store.timeZone());
  }

  private String word(String key, String otherwise, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
  }
}
