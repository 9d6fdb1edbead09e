package io.storeflow.audit;

import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Set<String> AMOUNTS = Set.of("total", "price", "compare_at", "free_from");
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("fulfilment_state", "ui.state.fulfilment."),
          Map.entry("payment_state", "ui.state.payment."),
          Map.entry("state", "ui.state.product."),
          Map.entry("method", "order.method."),
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

  private final MessageSource messages;

  private final LoggedNames names;

  AuditWords(MessageSource messages, LoggedNames names) {
    this.messages = messages;
    this.names = names;
  }

  List<AuditRow> say(Store store, List<AuditRow> rows, Locale locale) {
    var pricing = new PricingWords(store, names.of(store, rows), messages, locale);
    return rows.stream()
        .map(
            row ->
                row.with(row.values().stream().map(it -> say(store, pricing, it, locale)).toList()))
        .toList();
  }

  private AuditRow.Value say(
      Store store, PricingWords pricing, AuditRow.Value value, Locale locale) {
    var field = value.field().substring(value.field().lastIndexOf(' ') + 1);
    return new AuditRow.Value(
        name(value.field(), field, locale),
        value(store, pricing, field, value.before(), locale),
        value.after() == null
            ? messages.getMessage("audit.gone." + field, null, null, locale)
            : value(store, pricing, field, value.after(), locale));
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
      Store store, PricingWords pricing, String field, @Nullable String text, Locale locale) {
    if (text == null) return null;
    if (field.equals("opening_hours")) return hours(store, text, locale);
    if (AMOUNTS.contains(field)) return amount(store, text, locale);
    if (field.endsWith("_at")) return moment(store, text, locale);
    var codes = CODES.get(field);
    return codes == null ? pricing.say(field, text) : word(codes + text, text, locale);
  }

  /** Kept as {@link Money#plain} writes it; what is older may be anything. */
  private static String amount(Store store, String text, Locale locale) {
    try {
      return Money.ofPlain(text, store.currency()).typed(locale);
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
