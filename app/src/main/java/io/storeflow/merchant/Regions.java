package io.storeflow.merchant;

import io.storeflow.platform.ui.Choice;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Countries, currencies, zones and languages that a store can be set to, and what goes together.
 */
public final class Regions {

  /** What a store begins with in a country. */
  public record Preset(String currency, String timeZone, String locale) {}

  /** Country to its time zone (the one most people live in) and language. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("AT", "Europe/Vienna de-AT"),
          Map.entry("AU", "Australia/Sydney en-AU"),
          Map.entry("BE", "Europe/Brussels nl-BE"),
          Map.entry("CA", "America/Toronto en-CA"),
          Map.entry("CH", "Europe/Zurich de-CH"),
          Map.entry("CZ", "Europe/Prague cs"),
          Map.entry("DE", "Europe/Berlin de"),
          Map.entry("DK", "Europe/Copenhagen da"),
          Map.entry("ES", "Europe/Madrid es"),
          Map.entry("FI", "Europe/Helsinki fi"),
          Map.entry("FR", "Europe/Paris fr"),
          Map.entry("GB", "Europe/London en-GB"),
          Map.entry("GR", "Europe/Athens el"),
          Map.entry("HU", "Europe/Budapest hu"),
          Map.entry("IE", "Europe/Dublin en-IE"),
          Map.entry("IL", "Asia/Jerusalem he"),
          Map.entry("IN", "Asia/Kolkata en-IN"),
          Map.entry("IT", "Europe/Rome it"),
          Map.entry("JP", "Asia/Tokyo ja"),
          Map.entry("KR", "Asia/Seoul ko"),
          Map.entry("LU", "Europe/Luxembourg de"),
          Map.entry("MX", "America/Mexico_City es-MX"),
          Map.entry("NL", "Europe/Amsterdam nl"),
          Map.entry("NO", "Europe/Oslo nb"),
          Map.entry("NZ", "Pacific/Auckland en-NZ"),
          Map.entry("PL", "Europe/Warsaw pl"),
          Map.entry("PT", "Europe/Lisbon pt-PT"),
          Map.entry("RO", "Europe/Bucharest ro"),
          Map.entry("SE", "Europe/Stockholm sv"),
          Map.entry("SG", "Asia/Singapore en-SG"),
          Map.entry("TR", "Europe/Istanbul tr"),
          Map.entry("AE", "Asia/Dubai ar-AE"),
          Map.entry("US", "America/New_York en-US"),
          Map.entry("ZA", "Africa/Johannesburg en-ZA"));

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
          .collect(Collectors.toCollection(TreeSet::new));

  /** Those in circulation: no metals, funds, tests or what came before the euro. */
  private static final Set<String> CURRENCIES =
      Arrays.stream(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(currency -> currency != null)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toCollection(TreeSet::new));

  private Regions() {}

  public static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  public static boolean isCurrency(String code) {
    return CURRENCIES.contains(code);
  }

  public static boolean isZone(String id) {
    return ZONES.contains(id) || id.equals("UTC");
  }

  /** Whether it is a language, with or without a country. */
  public static boolean isLocale(String tag) {
    if (!tag.matches("[a-z]{2,3}(-[A-Z]{2})?")) return false;
    var locale = Locale.forLanguageTag(tag);
    return LANGUAGES.contains(locale.getLanguage())
        && (locale.getCountry().isEmpty() || COUNTRIES.contains(locale.getCountry()));
  }

  public static Preset preset(String country) {
    var known = KNOWN.getOrDefault(country, "UTC en").split(" ");
    var currency = isCountry(country) ? Currency.getInstance(Locale.of("", country)) : null;
    return new Preset(currency == null ? "EUR" : currency.getCurrencyCode(), known[0], known[1]);
  }

  public static List<Choice> countries(Locale reader) {
    return COUNTRIES.stream()
        .map(code -> Choice.of(code, Locale.of("", code).getDisplayCountry(reader)))
        .sorted(byLabel(reader))
        .toList();
  }

  public static List<Choice> currencies(Locale reader) {
    return CURRENCIES.stream()
        .map(
            code ->
                Choice.of(code, code + ", " + Currency.getInstance(code).getDisplayName(reader)))
        .toList();
  }

  public static List<Choice> zones() {
    return ZONES.stream().map(id -> Choice.of(id, id.replace('_', ' '))).toList();
  }

  /** The languages of the presets, and the store's own. */
  public static List<Choice> locales(Locale reader, String own) {
    var tags =
        KNOWN.values().stream()
            .map(known -> known.split(" ")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    tags.addAll(List.of("en", "de"));
    if (isLocale(own)) tags.add(own);
    return tags.stream()
        .map(tag -> Choice.of(tag, Locale.forLanguageTag(tag).getDisplayName(reader)))
        .sorted(byLabel(reader))
        .toList();
  }

  private static Comparator<Choice> byLabel(Locale reader) {
    var words = java.text.Collator.getInstance(reader);
    return (a, b) -> words.compare(a.label(), b.label());
  }
}
