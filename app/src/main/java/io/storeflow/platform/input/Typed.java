package io.storeflow.platform.input;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cleans what people typed or pasted: letters composed (Unicode normal form C), no marks that
 * nobody sees, no blanks around. What is empty after that was empty.
 */
public final class Typed {
  private static final int BRAILLE_BLANK = 0x2800;
  private static final int WIDE_FIRST = 0xFF01;
  private static final int WIDE_LAST = 0xFF5E;
  private static final int WIDE_BY = WIDE_FIRST - '!';
  private static final Pattern BREAKS =
      Pattern.compile("\\r\\n?|[\\x0B\\f\\x{85}\\x{2028}\\x{2029}]");

  private Typed() {}

  /** A single line: what ends lines and tabs are blanks. Empty for none. */
  public static String line(@Nullable String typed) {
    if (typed == null) return "";
    if (isPlain(typed)) return trimmed(typed);
    return trimmed(Marks.removed(breaks(typed).replace('\n', ' ').replace('\t', ' ')));
  }

  /** Text that may have several lines, ended by a line feed each. Empty for none. */
  public static String text(@Nullable String typed) {
    if (typed == null) return "";
    return trimmed(isPlain(typed) ? typed : Marks.removed(breaks(typed)));
  }

  /**
   * A line of a code, a number or an address for machines: without any mark that nobody sees, wide
   * letters, digits and signs as ASCII, digits of every script as 0 to 9, every blank a space.
   */
  public static String code(@Nullable String typed) {
    if (typed == null) return "";
    var folded = new StringBuilder(typed.length());
    Marks.allRemoved(breaks(typed))
        .codePoints()
        .map(Typed::narrow)
        .forEach(folded::appendCodePoint);
    return trimmed(folded.toString());
  }

  /** The same, and all that looks like a hyphen is one: for what consists of digits above all. */
  public static String digits(@Nullable String typed) {
    var code = code(typed);
    var folded = new StringBuilder(code.length());
    code.codePoints().map(Typed::hyphen).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** Small letters a to z as large ones; others stay, as some grow to two. */
  public static String capitals(String code) {
    var large = new StringBuilder(code.length());
    code.chars()
        .map(letter -> letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter)
        .forEach(letter -> large.append((char) letter));
    return large.toString();
  }

  /** As the database counts: characters, not UTF-16 units. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or as many characters of its beginning. */
  public static String cut(String text, int most) {
    return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** Letters, digits, signs and spaces of ASCII, of which nothing is to be composed or removed. */
  private static boolean isPlain(String typed) {
    for (int i = 0; i < typed.length(); i++)
      if (typed.charAt(i) < ' ' || typed.charAt(i) > '~') return false;
    return true;
  }

  private static String breaks(String typed) {
    return BREAKS.matcher(typed).replaceAll("\n");
  }

  private static int narrow(int point) {
    if (point < 0x80) return UCharacter.isUWhiteSpace(point) ? ' ' : point;
    if (isBlank(point)) return ' ';
    int digit = UCharacter.digit(point, 10);
    if (digit >= 0) return '0' + digit;
    return point >= WIDE_FIRST && point <= WIDE_LAST ? point - WIDE_BY : point;
  }

  /**
   * Dashes, the minus sign, and the long vowel mark of katakana, which is beside it on the keys.
   */
  private static int hyphen(int point) {
    boolean dash =
        UCharacter.getType(point) == UCharacterCategory.DASH_PUNCTUATION
            || point == 0x2212
            || point == 0x30FC
            || point == 0xFF70;
    return dash ? '-' : point;
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.codePointAt(from)))
      from += Character.charCount(text.codePointAt(from));
    while (to > from && isBlank(text.codePointBefore(to)))
      to -= Character.charCount(text.codePointBefore(to));
    return text.substring(from, to);
  }

  /** White_Space of Unicode, and the pattern of braille without dots. */
  private static boolean isBlank(int point) {
    return UCharacter.isUWhiteSpace(point) || point == BRAILLE_BLANK;
  }
}
