package io.storeflow.platform.input;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a phone number. It is kept as it was written, in plain digits and signs; whether it can be
 * one is decided by the numbering plans of the world (libphonenumber).
 */
public final class Phone {
  public static final int LONGEST = 40;

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final int TEL = "tel:".length();
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

  /**
   * A number of somebody in another country than the reader's. One that is written without a code,
   * and is right there, is kept in E.164, as nobody could tell later whose it is.
   *
   * @param country where its owner is
   * @param home whose numbers may be kept without a code
   */
  public static Read<String> read(@Nullable String typed, String country, String home) {
    var read = read(typed, home);
    var text = Typed.digits(typed);
    if (country.equals(home) || text.startsWith("+") || text.startsWith("00")) return read;
    return parsed(text, country)
        .filter(number -> PLANS.isValidNumberForRegion(number, country))
        .map(number -> Read.of(PLANS.format(number, PhoneNumberFormat.E164)))
        .orElse(read);
  }

  /** As people of that country read it: their own numbers without a code, others with one. */
  public static String shown(String kept, String home) {
    return parsed(kept, home)
        .filter(PLANS::isValidNumber)
        .map(number -> PLANS.format(number, format(number, home)))
        .orElse(kept);
  }

  /** As a phone dials it from anywhere, where that is known. */
  public static String dialled(String kept, String home) {
    return parsed(kept, home)
        .filter(PLANS::isValidNumber)
        .map(number -> PLANS.format(number, PhoneNumberFormat.RFC3966).substring(TEL))
        .orElseGet(() -> kept.replaceAll("[^+\\d]", ""));
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
    var number = parsed(code, country).filter(PLANS::isPossibleNumber);
    if (number.isPresent() && (abroad || !country.isEmpty()))
      return PLANS.format(number.get(), PhoneNumberFormat.E164).substring(1);
    return text.replaceAll("\\D", "").replaceFirst("^0+", "");
  }

  private static boolean isPossible(String text, String country) {
    return parsed(text, country).filter(PLANS::isPossibleNumber).isPresent();
  }

  private static PhoneNumberFormat format(PhoneNumber number, String home) {
    return home.equals(PLANS.getRegionCodeForNumber(number))
        ? PhoneNumberFormat.NATIONAL
        : PhoneNumberFormat.INTERNATIONAL;
  }

  private static Optional<PhoneNumber> parsed(String text, String country) {
    try {
      return Optional.of(PLANS.parse(text, country.isEmpty() ? "ZZ" : country));
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }
}
