package io.storeflow.platform.money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Writes and reads money as people do. */
public final class MoneyFormat {
  /** Above any real price, far below overflow when a thousand lines are added up. */
  public static final long MAX_MINOR = 100_000_000_000L;

  private static final char MINUS = '\u2212';
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d{1,3}(?:[ .,\u00a0\u202f'’]\\d{3})*(?:[.,]\\d*)?|\\d+(?:[.,]\\d*)?|[.,]\\d+");
  private static final Map<Key, DecimalFormat> FORMATS = new ConcurrentHashMap<>();

  private record Key(Locale locale, Currency currency) {}

  private MoneyFormat() {}

  /** Decimals of the currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
  public static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  static String format(Money money, Locale locale) {
    var format = FORMATS.computeIfAbsent(new Key(locale, money.currency()), MoneyFormat::create);
    var amount = BigDecimal.valueOf(Math.abs(money.minor()), digits(money.currency()));
    var text = ((NumberFormat) format.clone()).format(amount);
    return money.isNegative() ? MINUS + text : text;
  }

  /**
   * Reads what a person typed into a price field: "12.90", "12,9", "1.234,50", "€ 12". A single
   * separator followed by three digits in a currency with fewer decimals is read as a thousands
   * separator.
   *
   * @return empty if it is no amount, has more decimals than the currency, is negative, or above
   *     {@link #MAX_MINOR}
   */
  public static Optional<Money> parse(String typed, Currency currency) {
    var text =
        typed.strip().replace(currency.getCurrencyCode(), "").replaceAll("\\p{Sc}", "").strip();
    if (text.length() > 20 || !NUMBER.matcher(text).matches()) return Optional.empty();
    int digits = digits(currency);
    int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    if (point >= 0 && isThousands(text, point, digits)) point = -1;
    var whole = (point < 0 ? text : text.substring(0, point)).replaceAll("\\D", "");
    var fraction = point < 0 ? "" : text.substring(point + 1);
    if (fraction.length() > digits) return Optional.empty();
    var minor =
        new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + fraction + "0")
            .movePointRight(digits);
    if (minor.compareTo(BigDecimal.valueOf(MAX_MINOR)) > 0) return Optional.empty();
    return Optional.of(new Money(minor.longValueExact(), currency));
  }

  private static boolean isThousands(String text, int point, int digits) {
    boolean three = text.length() - point - 1 == 3 && !text.startsWith("0");
    boolean repeated = text.indexOf(text.charAt(point)) != point;
    return three && (repeated || digits < 3);
  }

  private static DecimalFormat create(Key key) {
    var format = (DecimalFormat) NumberFormat.getCurrencyInstance(key.locale());
    format.setCurrency(key.currency());
    format.setMinimumFractionDigits(digits(key.currency()));
    format.setMaximumFractionDigits(digits(key.currency()));
    return format;
  }
}
