package io.storeflow.platform.input;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Part;
import io.storeflow.platform.address.PostcodeForm;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads postcodes and writes them as their country does: "〒１００ー０００１" is 100-0001, "D-10115" is
 * 10115, "sw1a1aa" is SW1A 1AA. Where a country has no form of them, it may be any line, or
 * nothing.
 */
public final class Postcode {
  /** Rule of which what was typed is from one number to another, not one beginning. */
  public static final String RANGE = "postcode.range";

  private static final int LONGEST = 20;

  /** With blanks and marks that nobody sees; what is longer is not even cleaned. */
  private static final int LONGEST_TYPED = 200;

  /** The sign of vehicles where it is no code of the country: people write it before the code. */
  private static final Map<String, String> SIGNS = Map.of("CA", "CDN", "LI", "FL");

  private static final Pattern BEGINNING = Pattern.compile("(?=.{1,10}$)[A-Z0-9]+( [A-Z0-9]+)?");

  private Postcode() {}

  /**
   * @param country ISO 3166-1 alpha-2
   */
  public static Read<String> read(@Nullable String typed, String country) {
    if (isLong(typed)) return Read.refused("too_long", LONGEST);
    var text = clean(typed);
    if (text.isEmpty()) return Read.missing();
    if (text.length() > LONGEST) return Read.refused("too_long", LONGEST);
    var form = Countries.of(country).postcode();
    if (form == null) return Read.of(text);
    return form.written(text)
        .or(() -> form.written(withoutSign(text, country, form)))
        .or(() -> form.written(country + text))
        .map(Read::of)
        .orElseGet(() -> refused(country, form));
  }

  private static Read<String> refused(String country, PostcodeForm form) {
    var example = form.examples().getFirst();
    if (country.equals("DE")) return Read.refused("postcode.de", example);
    var called = Countries.of(country).called().get(Part.POSTCODE);
    return "postal".equals(called)
        ? Read.refused("postcode", example)
        : Read.refused("postcode." + called, example);
  }

  /** One of that country, where an address there must have one. */
  public static @Nullable String example(String country) {
    var land = Countries.of(country);
    var form = land.postcode();
    return form == null || !land.needs(Part.POSTCODE) ? null : form.examples().getFirst();
  }

  /**
   * The beginning of postcodes, as a merchant writes it: "10", "D-10", "sw1a", "E1 6". A hyphen
   * that none of the countries writes there may mean from one number to another: it is refused.
   */
  public static Read<String> beginning(@Nullable String typed, Set<String> countries) {
    if (isLong(typed)) return Read.refused("postcode.beginning");
    var bare = withoutAnySign(typed);
    int hyphen = bare.indexOf('-');
    if (hyphen < 0 || countries.stream().anyMatch(it -> writesHyphen(it, bare, hyphen)))
      return beginning(bare);
    boolean between = hyphen > 0 && hyphen < bare.length() - 1;
    return between ? Read.refused(RANGE, bare) : Read.refused("postcode.beginning");
  }

  /** The same where the countries are not known. */
  public static Read<String> beginning(@Nullable String typed) {
    if (isLong(typed)) return Read.refused("postcode.beginning");
    var text = withoutAnySign(typed).replace("-", "");
    if (text.isEmpty()) return Read.missing();
    return BEGINNING.matcher(text).matches() ? Read.of(text) : Read.refused("postcode.beginning");
  }

  /**
   * Whether a code of the United Kingdom, as it is written there, begins so: "E1" is the district,
   * not E16, and "E1 6" the sector.
   */
  public static boolean beginsBritish(String whole, String beginning) {
    if (!whole.startsWith(beginning)) return false;
    if (beginning.length() == whole.length() || beginning.contains(" ")) return true;
    boolean insideANumber =
        Character.isDigit(beginning.charAt(beginning.length() - 1))
            == Character.isDigit(whole.charAt(beginning.length()));
    return !insideANumber;
  }

  private static boolean isLong(@Nullable String typed) {
    return typed != null && typed.length() > LONGEST_TYPED;
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
    var form = Countries.of(country).postcode();
    return form == null ? text.indexOf('-', at + 1) < 0 : form.begins(text);
  }

  private static String withoutSign(String text, String country, PostcodeForm form) {
    var gap = form.beginsWithLetter() ? "-(?=\\w)" : "[- ]?(?=\\d)";
    var signs = String.join("|", country, letters(country), country.substring(0, 1));
    var more = SIGNS.getOrDefault(country, country);
    return text.replaceFirst("^(?:" + signs + "|" + more + ")" + gap, "");
  }

  /** Of ISO 3166-1 alpha-3, which are the sign of a few: FIN, USA. */
  private static String letters(String country) {
    return Set.of(Locale.getISOCountries()).contains(country)
        ? Locale.of("", country).getISO3Country()
        : country;
  }

  /** Without blanks and hyphens, in which nobody is sure. */
  public static String compact(String code) {
    if (code.indexOf(' ') < 0 && code.indexOf('-') < 0) return code;
    return code.replaceAll("[ -]", "");
  }
}
