package io.storeflow.forsale;

import io.storeflow.platform.markup.Markup;

/** The beginning of a text, where no more has room. */
public final class Brief {
  /** As much as search engines show below a title. */
  public static final int SEARCH_RESULT = 160;

  private Brief() {}

  /**
   * On one line, with a dot between lines that do not end themselves, and without the marks of
   * entries of lists; empty for none.
   */
  public static String of(String text, int most) {
    var whole = text.strip();
    var line = new StringBuilder();
    int from = afterMarks(whole, 0);
    int at = from;
    // What is far behind is cut off in any case, and lists ask this of every card.
    while (at < whole.length() && line.length() + at - from <= 2 * most) {
      int end = endOfBlanks(whole, at);
      if (end <= at + 1 && whole.charAt(at) >= ' ' && !isLineEnd(whole.charAt(at))) {
        at++;
      } else {
        boolean ends = hasLineEnd(whole, at, end);
        line.append(whole, from, at).append(ends && !endsItself(whole, at) ? " · " : " ");
        from = ends ? afterMarks(whole, end) : end;
        at = from;
      }
    }
    return clip(line.append(whole, from, at).toString(), most);
  }

  private static int endOfBlanks(String text, int from) {
    int end = from;
    while (end < text.length() && isBlank(text.charAt(end))) end++;
    return end;
  }

  private static boolean isBlank(char letter) {
    return letter == ' ' || letter >= '\t' && letter <= '\r' || isLineEnd(letter);
  }

  private static boolean isLineEnd(char letter) {
    return switch (letter) {
      case '\n', '\r', '\u000b', '\f', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  private static boolean hasLineEnd(String text, int from, int to) {
    for (int at = from; at < to; at++) if (isLineEnd(text.charAt(at))) return true;
    return false;
  }

  /** Whether what ends there needs no dot behind it. */
  private static boolean endsItself(String text, int end) {
    return end == 0 || Character.getType(text.codePointBefore(end)) == Character.OTHER_PUNCTUATION;
  }

  /** Behind the marks with which entries of lists begin there; an entry may have none but these. */
  private static int afterMarks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == Markup.ENTRY) {
      int end = endOfBlanks(text, at + 1);
      if (end == at + 1 && end < text.length()) break;
      at = end;
    }
    return at;
  }

  /** At most so many characters, cut between words where there are any. */
  public static String clip(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) return text;
    var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
