package io.storeflow.platform.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the code of a label: a GTIN, an ISBN, the number of a parcel, or any other of letters,
 * digits and signs. What a spreadsheet has rounded ("1.23E+11") is refused, as the digits that it
 * dropped are lost.
 */
public final class Barcode {
  /** As many characters as a label of Code 128 holds in practice. */
  public static final int LONGEST = 40;

  private static final Pattern FORM = Pattern.compile("[!-~](?:[ -~]{0,38}[!-~])?");
  private static final Pattern GTIN = Pattern.compile("\\d{8}|\\d{12,14}");

  /** Carriers write letters and digits, some with signs between. */
  private static final Pattern PARCEL = Pattern.compile("[A-Z0-9](?:[A-Z0-9./-]{0,38}[A-Z0-9])?");

  private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,3}");

  private Barcode() {}

  /**
   * Whether it is a global trade item number: 8, 12, 13 or 14 digits of which the last one checks
   * the others (GS1 General Specifications, 7.9).
   */
  public static boolean isGtin(String code) {
    if (!GTIN.matcher(code).matches()) return false;
    int sum = 0;
    for (int i = 0; i < code.length(); i++)
      sum += (code.charAt(i) - '0') * ((code.length() - i) % 2 == 0 ? 3 : 1);
    return sum % 10 == 0;
  }

  public static Read<String> read(@Nullable String typed) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    if (ROUNDED.matcher(text).matches()) return Read.refused("barcode.rounded", text);
    return FORM.matcher(text).matches() ? Read.of(text) : Read.refused("barcode", LONGEST);
  }

  /**
   * The number by which a carrier knows a parcel, as it is copied from a label, a mail or a
   * scanner: large letters, without blanks.
   */
  public static Read<String> readParcel(@Nullable String typed) {
    var text = Typed.capitals(Typed.digits(typed)).replace(" ", "");
    if (text.isEmpty()) return Read.missing();
    if (ROUNDED.matcher(text).matches()) return Read.refused("barcode.rounded", text);
    return PARCEL.matcher(text).matches() ? Read.of(text) : Read.refused("parcel", LONGEST);
  }
}
