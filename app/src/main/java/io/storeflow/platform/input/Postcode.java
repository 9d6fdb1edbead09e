package io.storeflow.platform.input;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads postcodes and writes them as their country does: "〒１００ー０００１" is 100-0001, "D-10115" is
 * 10115, "sw1a1aa" is SW1A 1AA. Forms are those of the Universal Postal Union for the countries
 * most goods go to; elsewhere a postcode may be any line, or nothing.
 */
public final class Postcode {
  /** Rule of which what was typed is from one number to another, not one beginning. */
  public static final String RANGE = "postcode.range";

  private static final int LONGEST = 20;

  /**
   * @param form of the code without blanks and hyphens
   * @param gap after so many characters from the start, or before so many from the end if negative;
   *     0 for none
   * @param sign of vehicles, which people write before the code: D-10115
   */
  private record Country(Pattern form, int gap, String between, String sign, String example) {
    String written(String code) {
      int at = gap < 0 ? code.length() + gap : gap;
      return at <= 0 || at >= code.length()
          ? code
          : code.substring(0, at) + between + code.substring(at);
    }
  }

  private static final Map<String, Country> COUNTRIES =
      Map.ofEntries(
          country("DE", "\\d{5}", 0, "", "D", "12045"),
          country("AT", "\\d{4}", 0, "", "A", "1010"),
          country("CH", "\\d{4}", 0, "", "CH", "8001"),
          country("LI", "\\d{4}", 0, "", "FL", "9490"),
          country("NL", "\\d{4}[A-Z]{2}", 4, " ", "NL", "1012 AB"),
          country("BE", "\\d{4}", 0, "", "B", "1000"),
          country("LU", "\\d{4}", 0, "", "L", "1111"),
          country("FR", "\\d{5}", 0, "", "F", "75001"),
          country("IT", "\\d{5}", 0, "", "I", "00184"),
          country("ES", "\\d{5}", 0, "", "E", "28001"),
          country("PT", "\\d{7}", 4, "-", "P", "1000-001"),
          country("PL", "\\d{5}", 2, "-", "PL", "00-001"),
          country("CZ", "\\d{5}", 3, " ", "CZ", "110 00"),
          country("DK", "\\d{4}", 0, "", "DK", "1050"),
          country("SE", "\\d{5}", 3, " ", "S", "111 22"),
          country("NO", "\\d{4}", 0, "", "N", "0150"),
          country("FI", "\\d{5}", 0, "", "FIN", "00100"),
          country("GB", "[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}", -3, " ", "GB", "SW1A 1AA"),
          country("US", "\\d{5}(\\d{4})?", 5, "-", "USA", "10001"),
          country("CA", "[A-Z]\\d[A-Z]\\d[A-Z]\\d", 3, " ", "CDN", "K1A 0B1"),
          country("JP", "\\d{7}", 3, "-", "〒", "100-0001"),
          country("AU", "\\d{4}", 0, "", "AUS", "2000"));

  private static final Pattern BEGINNING = Pattern.compile("(?=.{1,10}$)[A-Z0-9]+( [A-Z0-9]+)?");

  private Postcode() {}

  /**
   * @param country ISO 3166-1 alpha-2
   */
  public static Read<String> read(@Nullable String typed, String country) {
    var text = clean(typed);
    if (text.isEmpty()) return Read.missing();
    var known = COUNTRIES.get(country);
    if (known == null)
      return text.length() <= LONGEST ? Read.of(text) : Read.refused("too_long", LONGEST);
    var code = compact(withoutSign(text, country, known));
    if (known.form().matcher(code).matches()) return Read.of(known.written(code));
    var rule = country.equals("DE") ? "postcode.de" : "postcode";
    return Read.refused(rule, known.example());
  }

  /** One of that country, where an address there must have one. */
  public static @Nullable String example(String country) {
    var known = COUNTRIES.get(country);
    return known == null ? null : known.example();
  }

  /**
   * The beginning of postcodes, as a merchant writes it: "10", "D-10", "sw1a", "E1 6". A hyphen
   * that none of the countries writes there may mean from one number to another: it is refused.
   */
  public static Read<String> beginning(@Nullable String typed, Set<String> countries) {
    var bare = withoutAnySign(typed);
    int hyphen = bare.indexOf('-');
    if (hyphen < 0 || countries.stream().anyMatch(it -> writesHyphen(it, bare, hyphen)))
      return beginning(bare);
    boolean between = hyphen > 0 && hyphen < bare.length() - 1;
    return between ? Read.refused(RANGE, bare) : Read.refused("postcode.beginning");
  }

  /** The same where the countries are not known. */
  public static Read<String> beginning(@Nullable String typed) {
    var text = withoutAnySign(typed).replace("-", "");
    if (text.isEmpty()) return Read.missing();
    return BEGINNING.matcher(text).matches() ? Read.of(text) : Read.refused("postcode.beginning");
  }

  /**
   * Whether the code of that country begins so. In the United Kingdom "E1" is the district, not
   * E16, and "E1 6" the sector; where blanks and hyphens only part digits, they do not matter.
   */
  public static boolean begins(String code, String country, String beginning) {
    if (!country.equals("GB")) return compact(code).startsWith(compact(beginning));
    var whole = read(code, country).orElse(code);
    if (!whole.startsWith(beginning)) return false;
    if (beginning.length() == whole.length() || beginning.contains(" ")) return true;
    boolean insideANumber =
        Character.isDigit(beginning.charAt(beginning.length() - 1))
            == Character.isDigit(whole.charAt(beginning.length()));
    return !insideANumber;
  }

  /** Letters, digits and signs in their plain form, large letters. */
  private static String clean(@Nullable String typed) {
    return Typed.capitals(Typed.digits(typed)).replaceFirst("^〒 *", "");
  }

  private static String withoutAnySign(@Nullable String typed) {
    var text = clean(typed).replaceFirst("^[A-Z]{1,3}-(?=\\d)", "");
    return text.replaceAll(" +", " ").replaceAll(" ?- ?", "-").strip();
  }

  /** Of the forms that nobody told us, each may. */
  private static boolean writesHyphen(String country, String text, int at) {
    var known = COUNTRIES.get(country);
    if (known == null) return text.indexOf('-', at + 1) < 0;
    var whole = known.form().matcher(compact(text));
    boolean fits = whole.matches() || whole.hitEnd();
    return fits && known.between().equals("-") && known.gap() == at;
  }

  private static String withoutSign(String text, String country, Country known) {
    boolean startsWithLetters = Character.isLetter(known.example().charAt(0));
    var gap = startsWithLetters ? "-(?=\\w)" : "[- ]?(?=\\d)";
    return text.replaceFirst("^(?:" + country + "|" + known.sign() + ")" + gap, "");
  }

  /** Without blanks and hyphens, in which nobody is sure. */
  public static String compact(String code) {
    return code.replaceAll("[ -]", "");
  }

  private static Map.Entry<String, Country> country(
      String country, String form, int gap, String between, String sign, String example) {
    return Map.entry(country, new Country(Pattern.compile(form), gap, between, sign, example));
  }
}
