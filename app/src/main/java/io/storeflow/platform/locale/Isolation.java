package io.storeflow.platform.locale;

import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps names in the order in which they are written, wherever they are joined to other words (UAX
 * #9): "2 × שלום, large" has the 2 first and the size last.
 *
 * <p>The rule: a name is put between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE if it has
 * letters of the other direction than the text around it; in text from right to left also if it has
 * no letters at all but signs, as a phone number. Any other name stays as it is, so that plain text
 * has no marks that nobody needs. In HTML a {@code <bdi>} does the same, which is why arguments of
 * messages are isolated here and whole elements there.
 */
public final class Isolation {
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private static final char LEFT_TO_RIGHT_MARK = '\u200e';
  private static final char RIGHT_TO_LEFT_MARK = '\u200f';

  private static final Pattern ISOLATED = Pattern.compile("\u2068[^\u2068\u2069]*\u2069");

  private Isolation() {}

  public static boolean isRightToLeft(Locale locale) {
    return ULocale.forLocale(locale).isRightToLeft();
  }

  /** The name as it may be joined to words of that language. */
  public static String of(String name, Locale around) {
    return needed(name, isRightToLeft(around)) ? FIRST_STRONG_ISOLATE + name + POP_ISOLATE : name;
  }

  /** Names one after the other, such as the lines of an address; empty ones are left out. */
  public static String join(Collection<String> names, Locale around) {
    return names.stream()
        .filter(name -> !name.isBlank())
        .map(name -> of(name, around))
        .collect(Collectors.joining(", "));
  }

  /**
   * A sentence that begins with an isolated name, as it may stand where a page goes by the first
   * letter: HTML looks for that in isolates too, unlike UAX #9. Any other stays as it is.
   */
  public static String led(String sentence, Locale language) {
    if (sentence.isEmpty() || sentence.charAt(0) != FIRST_STRONG_ISOLATE) return sentence;
    return (isRightToLeft(language) ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK) + sentence;
  }

  /** The text without what was put around names in it: for what is kept. */
  public static String without(String text) {
    return text.replaceAll("[" + FIRST_STRONG_ISOLATE + POP_ISOLATE + "]", "");
  }

  private static boolean needed(String name, boolean rightToLeft) {
    var outside =
        name.indexOf(FIRST_STRONG_ISOLATE) < 0 ? name : ISOLATED.matcher(name).replaceAll("");
    boolean left = outside.codePoints().anyMatch(Isolation::goesRight);
    boolean right = outside.codePoints().anyMatch(Isolation::goesLeft);
    if (left || right) return rightToLeft ? left : right;
    boolean bare = outside.equals(name) && !name.codePoints().allMatch(Character::isDigit);
    return rightToLeft && bare;
  }

  private static boolean goesRight(int letter) {
    return switch (Character.getDirectionality(letter)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE ->
          true;
      default -> false;
    };
  }

  private static boolean goesLeft(int letter) {
    return switch (Character.getDirectionality(letter)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE ->
          true;
      default -> false;
    };
  }
}
