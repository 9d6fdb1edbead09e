package io.storeflow.platform.address;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A state, province or the like of a country.
 *
 * @param code of ISO 3166-2 without the country where there is one, else as it is written
 * @param written on an address in the country's own letters
 * @param name in the country's language
 * @param latin as it is written in Latin letters
 * @param postcodes with what its postcodes begin, as a pattern; empty where that is not known
 * @param names in further languages of the country
 */
public record Region(
    String code,
    String written,
    String name,
    String latin,
    String postcodes,
    Map<String, String> names) {
  /** What the data has of them, each read once. */
  private static final Map<String, Pattern> POSTCODES = new ConcurrentHashMap<>();

  private static final Pattern MARKS = Pattern.compile("\\p{M}+|[.,']");

  /** As somebody calls it who reads that language. */
  public String name(Locale reader, String ofCountry) {
    if (isOf(ofCountry, reader)) return name;
    var other = names.get(reader.getLanguage());
    if (other != null) return other;
    return isLatin(name) ? name : latin;
  }

  /** Whether a postcode may be one of the region; unknown ones may. */
  public boolean has(String postcode) {
    return postcodes.isEmpty()
        || POSTCODES.computeIfAbsent(postcodes, Pattern::compile).matcher(postcode).lookingAt();
  }

  /** Whether it has that name, {@link #folded}. */
  boolean isCalled(String wanted) {
    return Stream.concat(Stream.of(code, written, name, latin), names.values().stream())
        .anyMatch(it -> folded(it).equals(wanted));
  }

  static boolean isOf(String language, Locale reader) {
    return !language.isEmpty()
        && Locale.forLanguageTag(language).getLanguage().equals(reader.getLanguage());
  }

  static boolean isLatin(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .allMatch(it -> Character.UnicodeScript.of(it) == Character.UnicodeScript.LATIN);
  }

  /** As names are compared: without marks, in small letters. */
  static String folded(String text) {
    var letters = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT).strip();
  }
}
