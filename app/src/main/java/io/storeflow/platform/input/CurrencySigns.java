package io.storeflow.platform.input;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The signs by which people call a currency: its code, the symbols of CLDR in the reader's
 * language, and what stands on price tags.
 */
final class CurrencySigns {
  private static final Map<String, List<String>> ON_TAGS =
      Map.ofEntries(
          Map.entry("AUD", List.of("A$", "AU$")),
          Map.entry("BRL", List.of("R$")),
          Map.entry("CAD", List.of("C$", "CA$", "Can$")),
          Map.entry("CHF", List.of("Fr", "Fr.", "SFr", "SFr.")),
          Map.entry("CNY", List.of("元", "RMB", "CN¥")),
          Map.entry("CZK", List.of("Kč")),
          Map.entry("DKK", List.of("kr", "kr.")),
          Map.entry("EUR", List.of("Euro", "Euros")),
          Map.entry("HKD", List.of("HK$")),
          Map.entry("HUF", List.of("Ft")),
          Map.entry("INR", List.of("Rs", "Rs.")),
          Map.entry("JPY", List.of("円", "JP¥")),
          Map.entry("KWD", List.of("KD", "K.D.", "د.ك")),
          Map.entry("NOK", List.of("kr", "kr.")),
          Map.entry("NZD", List.of("NZ$")),
          Map.entry("PLN", List.of("zł")),
          Map.entry("RUB", List.of("руб", "руб.")),
          Map.entry("SEK", List.of("kr", "kr.", ":-")),
          Map.entry("SGD", List.of("S$")),
          Map.entry("THB", List.of("บาท")),
          Map.entry("TRY", List.of("TL")),
          Map.entry("TWD", List.of("NT$")),
          Map.entry("UAH", List.of("грн", "грн.")),
          Map.entry("USD", List.of("US$", "Dollar", "Dollars")));

  private static final Set<String> CODES =
      Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(toUnmodifiableSet());

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Sc}.]*[\\p{L}\\p{Sc}]");
  private static final Pattern SYMBOL = Pattern.compile(".*\\p{Sc}.*");

  /** In small letters, the longest first. */
  private final List<String> own;

  CurrencySigns(Currency currency, Locale reader) {
    var signs = new HashSet<String>();
    var code = currency.getCurrencyCode();
    var known = com.ibm.icu.util.Currency.getInstance(code);
    for (int style :
        List.of(
            com.ibm.icu.util.Currency.SYMBOL_NAME,
            com.ibm.icu.util.Currency.NARROW_SYMBOL_NAME,
            com.ibm.icu.util.Currency.FORMAL_SYMBOL_NAME)) {
      signs.add(small(known.getName(ULocale.forLocale(reader), style, null)));
      signs.add(small(known.getName(ULocale.ROOT, style, null)));
    }
    signs.add(small(code));
    ON_TAGS.getOrDefault(code, List.of()).forEach(sign -> signs.add(small(sign)));
    own = signs.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /** The text without the currency's own signs before and behind the number. */
  String without(String text) {
    return withoutLast(withoutFirst(text));
  }

  /** The sign of another currency that is in the text; empty for none. */
  static String other(String text) {
    var words = WORD.matcher(text);
    while (words.find()) {
      var word = words.group();
      if (SYMBOL.matcher(word).matches() || isCode(word) || isOnTags(word)) return word;
    }
    return "";
  }

  private String withoutFirst(String text) {
    var minus = text.startsWith("-") ? "-" : "";
    var rest = text.substring(minus.length()).strip();
    for (var sign : own)
      if (small(rest).startsWith(sign) && !isLetterAt(rest, sign.length()))
        return minus + rest.substring(sign.length()).strip();
    return text;
  }

  private String withoutLast(String text) {
    for (var sign : own) {
      int at = text.length() - sign.length();
      if (small(text).endsWith(sign) && !isLetterAt(text, at - 1))
        return text.substring(0, at).strip();
    }
    return text;
  }

  /** Whether the letters of a longer word go on there; a sign of two letters is no part of it. */
  private static boolean isLetterAt(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  private static boolean isCode(String word) {
    var code = word.toUpperCase(Locale.ROOT);
    return code.length() == 3 && CODES.contains(code);
  }

  private static boolean isOnTags(String word) {
    return ON_TAGS.values().stream().flatMap(List::stream).anyMatch(word::equalsIgnoreCase);
  }

  private static String small(String sign) {
    return sign.toLowerCase(Locale.ROOT);
  }
}
