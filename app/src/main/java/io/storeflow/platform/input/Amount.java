package io.storeflow.platform.input;

import static java.util.stream.Collectors.joining;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount of money as the reader's locale writes numbers: "12.90", "1.234,50", "€ 12",
 * "12,-", "1 234,50", and for a currency without decimals "1290.00". What can be read in two ways
 * is refused with both readings, and so is the sign of another currency.
 *
 * <p>"12,345" is a question of its own: who reads English means thousands, and whose store writes
 * German may have typed as it does. It is asked unless both would read the same.
 */
public final class Amount {
  /** Above any real price, far below overflow when a thousand lines are added up. */
  public static final long MOST_MINOR = MoneyFormat.MAX_MINOR;

  private static final int LONGEST = 40;

  /** Nothing behind the separator, as on price tags: 12,- and 12.-- */
  private static final Pattern EVEN = Pattern.compile("(?<=\\d)[.,] ?-{1,2}$");

  private static final Pattern SHAPE = Pattern.compile("[\\d.,' ]*\\d[\\d.,' ]*");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}([., '])\\d{3}(?:\\1\\d{3})*|\\d{1,2}(?:,\\d{2})+,\\d{3}");

  private final String typed;
  private final Currency currency;
  private final Locale locale;
  private final Locale store;
  private final int digits;

  private Amount(String typed, Currency currency, Locale locale, Locale store) {
    this.typed = typed;
    this.currency = currency;
    this.locale = locale;
    this.store = store;
    this.digits = MoneyFormat.digits(currency);
  }

  /**
   * An amount of that currency, not below zero.
   *
   * @param locale of the one who types
   * @param store as the store writes numbers
   */
  public static Read<Money> read(
      @Nullable String typed, Currency currency, Locale locale, Locale store) {
    var text = plain(Typed.digits(typed)).replace('￥', '¥');
    return text.isEmpty() ? Read.missing() : new Amount(text, currency, locale, store).read();
  }

  /**
   * The same of what is added or taken off: below zero with a minus before or behind it.
   *
   * @param locale of the one who types
   * @param store as the store writes numbers
   */
  public static Read<Money> readSigned(
      @Nullable String typed, Currency currency, Locale locale, Locale store) {
    var text = plain(Typed.digits(typed)).replace('￥', '¥').replace('−', '-');
    if (text.isEmpty()) return Read.missing();
    var number = new CurrencySigns(currency, locale).without(text).strip();
    var minus = EVEN.matcher(number).find() ? number.startsWith("-") : number.matches("-.*|.*-");
    if (!minus) return new Amount(text, currency, locale, store).read();
    var left = number.startsWith("-") ? number.substring(1) : number.replaceFirst("-$", "");
    var read = new Amount(left.strip(), currency, locale, store).read();
    return read instanceof Read.Value<Money>(Money off) ? Read.of(off.negated()) : read;
  }

  private Read<Money> read() {
    if (typed.length() > LONGEST) return unreadable();
    var number = new CurrencySigns(currency, locale).without(typed);
    var other = CurrencySigns.other(number);
    if (!other.isEmpty())
      return Read.refused("money.sign", other, currency.getCurrencyCode(), example());
    number = EVEN.matcher(number).replaceFirst("").strip();
    if (number.startsWith("-") || number.endsWith("-") || number.matches("\\(.*\\)"))
      return SHAPE.matcher(number.replaceAll("[()-]", "")).matches()
          ? Read.refused("money.negative")
          : unreadable();
    if (!SHAPE.matcher(number).matches()) return unreadable();
    return number(number.strip());
  }

  private Read<Money> number(String number) {
    var separators = number.replaceAll("\\d", "");
    if (separators.isEmpty()) return amount(new BigDecimal(number));
    char last = separators.charAt(separators.length() - 1);
    boolean alone = separators.chars().allMatch(each -> each == last);
    boolean grouped = alone && isGrouped(number);
    if (last != '.' && last != ',' || (alone && separators.length() > 1))
      return grouped ? amount(whole(number)) : unreadable();
    int point = number.lastIndexOf(last);
    var before = number.substring(0, point);
    var after = number.substring(point + 1);
    if (!alone && (!isGrouped(before) || before.indexOf(last) >= 0)) return unreadable();
    var exact = new BigDecimal((before.isEmpty() ? "0" : whole(before)) + "." + after + "0");
    return grouped ? thousands(last, whole(number), exact) : decimal(exact);
  }

  /** One separator and three digits behind it: 12.345. */
  private Read<Money> thousands(char separator, BigDecimal thousand, BigDecimal exact) {
    var symbols = DecimalFormatSymbols.getInstance(locale);
    boolean isPoint = isIt(separator, symbols.getDecimalSeparator());
    boolean isGroup = isIt(separator, symbols.getGroupingSeparator());
    if (digits == 3 && isPoint) return decimal(exact);
    boolean isPointThere =
        isIt(separator, DecimalFormatSymbols.getInstance(store).getDecimalSeparator());
    if (digits < 3 && isGroup && !(digits == 2 && isPointThere)) return amount(thousand);
    var one = amount(thousand);
    var two = amount(exact.setScale(digits, RoundingMode.HALF_UP));
    return one instanceof Read.Value<Money>(Money big)
            && two instanceof Read.Value<Money>(Money small)
        ? Read.refused(
            "money.ambiguous",
            typed,
            big.format(locale),
            small.format(locale),
            big.typed(locale),
            small.typed(locale))
        : one;
  }

  private Read<Money> decimal(BigDecimal exact) {
    var plain = exact.stripTrailingZeros();
    if (plain.scale() <= digits) return amount(plain);
    return digits == 0
        ? Read.refused("money.whole", currency.getCurrencyCode(), example())
        : Read.refused("money.decimals", currency.getCurrencyCode(), digits, example());
  }

  private Read<Money> amount(BigDecimal value) {
    var minor = value.movePointRight(digits);
    if (minor.compareTo(BigDecimal.valueOf(MOST_MINOR)) > 0)
      return Read.refused("money.large", new Money(MOST_MINOR, currency).format(locale));
    return Read.of(new Money(minor.longValueExact(), currency));
  }

  private Read<Money> unreadable() {
    return Read.refused("money", example());
  }

  /** An amount as one could type it in this currency: 12.90, 1290. */
  private String example() {
    return new Money(1290, currency).typed(locale);
  }

  private static boolean isIt(char separator, char symbol) {
    return plain(Character.toString(symbol)).charAt(0) == separator;
  }

  /** Arabic separators and all kinds of apostrophes as those that are looked for. */
  private static String plain(String text) {
    return text.replace('٫', '.').replaceAll("[’٬´`]", "'");
  }

  private static boolean isGrouped(String number) {
    return !number.contains(".") && !number.contains(",") && number.matches("\\d+")
        || (THOUSANDS.matcher(number).matches() && !number.startsWith("0"));
  }

  private static BigDecimal whole(String number) {
    return new BigDecimal(
        number.chars().filter(Character::isDigit).mapToObj(Character::toString).collect(joining()));
  }
}
