package io.storeflow.platform.money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Writes money as people do; what they write is read by {@code platform.input.Amount}. */
public final class MoneyFormat {
  /** Above any real price, far below overflow when a thousand lines are added up. */
  public static final long MAX_MINOR = 100_000_000_000L;

  private static final Pattern LETTERS_BEFORE = Pattern.compile("\\p{L}(?=\\p{Nd})");
  private static final char MINUS = '\u2212';
  private static final Map<Key, DecimalFormat> FORMATS = new ConcurrentHashMap<>();

  private record Key(Locale locale, Currency currency) {}

  private MoneyFormat() {}

  /** Decimals of the currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
  public static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  /**
   * As people of that locale type an amount.
   *
   * @param plain as {@link Money#plain} says it
   */
  public static String typed(String plain, Locale locale) {
    return plain.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
  }

  static String format(Money money, Locale locale) {
    var format = FORMATS.computeIfAbsent(new Key(locale, money.currency()), MoneyFormat::create);
    var amount = BigDecimal.valueOf(Math.abs(money.minor()), digits(money.currency()));
    var text = spaced(((NumberFormat) format.clone()).format(amount));
    return money.isNegative() ? MINUS + text : text;
  }

  /** Between letters and digits there is room: THB 120.00 (UTS 35, part 3, "Currencies"). */
  private static String spaced(String text) {
    return LETTERS_BEFORE.matcher(text).replaceAll("$0\u00A0");
  }

  private static DecimalFormat create(Key key) {
    var format = (DecimalFormat) NumberFormat.getCurrencyInstance(key.locale());
    format.setCurrency(key.currency());
    format.setMinimumFractionDigits(digits(key.currency()));
    format.setMaximumFractionDigits(digits(key.currency()));
    return format;
  }
}
