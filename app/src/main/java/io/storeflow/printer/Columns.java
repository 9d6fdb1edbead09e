package io.storeflow.printer;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in columns, as receipt printers write it: letters as wide as one column, those of Chinese,
 * Japanese and Korean as two (Unicode UAX #11), and marks over letters as none.
 */
final class Columns {
  private Columns() {}

  /** How many columns it takes. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /**
   * The text in lines of so many columns at most, broken between words; a word that is longer is
   * broken where it must be. At least one line.
   */
  static List<String> wrap(String text, int columns) {
    var lines = new ArrayList<String>();
    for (var paragraph : text.split("\n", -1)) wrap(clean(paragraph), columns, lines);
    return lines;
  }

  private static void wrap(String text, int columns, List<String> lines) {
    var line = new StringBuilder();
    int used = 0;
    for (var word : text.split(" ")) {
      int width = width(word);
      if (used > 0 && used + 1 + width <= columns) {
        line.append(' ').append(word);
        used += 1 + width;
        continue;
      }
      if (used > 0) lines.add(line.toString());
      line.setLength(0);
      used = 0;
      for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
        int letter = word.codePointAt(at);
        if (used > 0 && used + width(letter) > columns) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        line.appendCodePoint(letter);
        used += width(letter);
      }
    }
    lines.add(line.toString());
  }

  /** In the middle of so many columns. */
  static String centred(String text, int columns) {
    return " ".repeat(Math.max(0, (columns - width(text)) / 2)) + text;
  }

  /** One at each side; on two lines where they do not fit beside one another. */
  static List<String> apart(String left, String right, int columns) {
    var begin = clean(left);
    var end = clean(right);
    int between = columns - width(begin) - width(end);
    if (between >= 1) return List.of(begin + " ".repeat(between) + end);
    var lines = new ArrayList<>(wrap(begin, columns));
    wrap(end, columns).forEach(it -> lines.add(" ".repeat(Math.max(0, columns - width(it))) + it));
    return lines;
  }

  /**
   * Without what a printer would take for a command, and without what nobody sees; each blank is a
   * space.
   */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(it -> UCharacter.isUWhiteSpace(it) ? ' ' : it)
        .filter(Columns::isPrinted)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isPrinted(int letter) {
    return switch (UCharacter.getType(letter)) {
      case UCharacterCategory.CONTROL,
          UCharacterCategory.FORMAT,
          UCharacterCategory.SURROGATE,
          UCharacterCategory.PRIVATE_USE,
          UCharacterCategory.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static int width(int letter) {
    int kind = UCharacter.getType(letter);
    if (kind == UCharacterCategory.NON_SPACING_MARK || kind == UCharacterCategory.ENCLOSING_MARK)
      return 0;
    return switch (UCharacter.getIntPropertyValue(letter, UProperty.EAST_ASIAN_WIDTH)) {
      case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
      default -> 1;
    };
  }
}
