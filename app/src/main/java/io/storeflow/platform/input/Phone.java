package io.storeflow.platform.input;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
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

  private Phone() {}

  /**
   * @param country ISO 3166-1 alpha-2, whose numbers may be written without a code; empty for none
   */
  public static Read<String> read(@Nullable String typed, String country) {
    var text = LINK.matcher(Typed.digits(typed)).replaceFirst("").replaceAll(" {2,}", " ");
    if (text.isEmpty()) return Read.missing();
    boolean good =
        text.length() <= LONGEST && (isPossible(text, country) || ABROAD.matcher(text).matches());
    return good ? Read.of(text) : Read.refused("phone");
  }

  private static boolean isPossible(String text, String country) {
    try {
      return PLANS.isPossibleNumber(PLANS.parse(text, country.isEmpty() ? "ZZ" : country));
    } catch (NumberParseException none) {
      return false;
    }
  }
}
