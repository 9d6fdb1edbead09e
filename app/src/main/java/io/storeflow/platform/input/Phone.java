package io.storeflow.platform.input;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a phone number. It is kept as it was written, in plain digits and signs; whether it can be
 * one is decided by the numbering plans of the world (libphonenumber).
 */
public final class Phone {
  public static final int LONGEST = 40;

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final Pattern LINK = Pattern.compile("(?i)^tel:\\s*");

  /** Written in the manner of another country, without its code: nothing more can be known. */
  private static final Pattern ABROAD = Pattern.compile("\\(?\\d(?:[ ()./-]*\\d){6,14}");

  /** Letters between digits are no number, but for those of an extension: {@code 1234 x56}. */
  private static final Pattern MIXED = Pattern.compile("\\d(?!(?i:x|ext)\\d)\\p{L}+\\d");

  private static final Pattern BEGINNING = Pattern.compile("[+(]?\\d");
  private static final Pattern WRITTEN = Pattern.compile("[+()\\d./ -]+");

  private Phone() {}

  /**
   * @param country ISO 3166-1 alpha-2, whose numbers may be written without a code; empty for none
   */
  public static Read<String> read(@Nullable String typed, String country) {
    var text = LINK.matcher(Typed.digits(typed)).replaceFirst("").replaceAll(" {2,}", " ");
    if (text.isEmpty()) return Read.missing();
    boolean good =
        text.length() <= LONGEST
            && !MIXED.matcher(text).find()
            && (isPossible(text, country) || ABROAD.matcher(text).matches());
    return good ? Read.of(text) : Read.refused("phone");
  }

  /** Whether a word begins as a phone number does, or a group of its digits. */
  public static boolean begins(String word) {
    return BEGINNING.matcher(word).lookingAt();
  }

  /** Whether all of it is written in the digits and signs of phone numbers. */
  public static boolean isWritten(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /**
   * A number, or the last part of one, in digits alone by which it is compared: with the code of
   * its country where that is known, else without zeros in front. "+49 (0)30 1234", "0049301234"
   * and, in Germany, "030 1234" are 49301234.
   *
   * @param country whose numbers may be written without a code; empty for none
   */
  public static String digits(@Nullable String typed, String country) {
    var text = Typed.digits(typed);
    var code = text.startsWith("00") ? "+" + text.substring(2) : text;
    var abroad = code.startsWith("+");
    if (abroad || !country.isEmpty()) {
      try {
        var number = PLANS.parse(code, country.isEmpty() ? "ZZ" : country);
        if (PLANS.isPossibleNumber(number))
          return PLANS.format(number, PhoneNumberFormat.E164).substring(1);
      } catch (NumberParseException none) {
        // then as it is written
      }
    }
    return text.replaceAll("\\D", "").replaceFirst("^0+", "");
  }

  private static boolean isPossible(String text, String country) {
    try {
      return PLANS.isPossibleNumber(PLANS.parse(text, country.isEmpty() ? "ZZ" : country));
    } catch (NumberParseException none) {
      return false;
    }
  }
}
