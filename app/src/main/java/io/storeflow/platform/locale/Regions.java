package io.storeflow.platform.locale;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.code.Choice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Countries, currencies and languages that a store can be set to, and what goes together: as the
 * standards and CLDR have them, by the JDK and ICU4J.
 */
public final class Regions {

  /** What a store begins with in a country; its time zone is another question. */
  public record Preset(String currency, String locale) {}

  private static final String USUAL_CURRENCY = "EUR";
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** Those in circulation: no metals, funds, tests or what came before the euro. */
  private static final Set<String> CURRENCIES =
      Arrays.stream(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(currency -> currency != null)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toCollection(TreeSet::new));

  private Regions() {}

  public static boolean isCountry(String code) {
    return Countries.has(code);
  }

  public static boolean isCurrency(String code) {
    return CURRENCIES.contains(code);
  }

  /** Whether it is a language, with or without a country. */
  public static boolean isLocale(String tag) {
    if (!tag.matches("[a-z]{2,3}(-[A-Z]{2})?")) return false;
    var locale = Locale.forLanguageTag(tag);
    return LANGUAGES.contains(locale.getLanguage())
        && (locale.getCountry().isEmpty() || Countries.has(locale.getCountry()));
  }

  /** Whether a store can be set to it: a locale with words. */
  public static boolean isLanguageOfShops(String tag) {
    return isLocale(tag) && Languages.ofShops().contains(Locale.forLanguageTag(tag).getLanguage());
  }

  /**
   * The currency of the country, and the language that most people there read, as CLDR says them;
   * English as it is written there while StoreFlow has no words in that language.
   */
  public static Preset preset(String country) {
    return new Preset(currency(country), locale(country));
  }

  public static List<Choice> countries(Locale reader) {
    return Countries.all(reader);
  }

  public static List<Choice> currencies(Locale reader) {
    return CURRENCIES.stream()
        .map(
            code ->
                Choice.of(code, code + ", " + Currency.getInstance(code).getDisplayName(reader)))
        .toList();
  }

  /** Languages with words, English as it is written in the country, and the store's own. */
  public static List<Choice> locales(Locale reader, String own, String country) {
    var tags = new TreeSet<>(Languages.ofShops());
    tags.add(locale(country));
    if (isCountry(country)) tags.add("en-" + country);
    if (isLocale(own)) tags.add(own);
    return tags.stream()
        .map(tag -> Choice.of(tag, Locale.forLanguageTag(tag).getDisplayName(reader)))
        .sorted(byLabel(reader))
        .toList();
  }

  private static String currency(String country) {
    if (!isCountry(country)) return USUAL_CURRENCY;
    var found = com.ibm.icu.util.Currency.getInstance(new ULocale("und_" + country));
    if (found == null || !isCurrency(found.getCurrencyCode())) return USUAL_CURRENCY;
    return found.getCurrencyCode();
  }

  private static String locale(String country) {
    if (!isCountry(country)) return "en";
    var likely = ULocale.addLikelySubtags(new ULocale("und_" + country));
    var shown = Languages.shown(Locale.of(likely.getLanguage(), country));
    return ULocale.minimizeSubtags(ULocale.forLocale(shown)).toLanguageTag();
  }

  private static Comparator<Choice> byLabel(Locale reader) {
    var words = Collator.getInstance(reader);
    return (a, b) -> words.compare(a.label(), b.label());
  }
}
