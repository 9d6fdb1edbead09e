package io.storeflow.forsale;

/** The beginning of a text, where no more has room. */
public final class Brief {
  /** As much as search engines show below a title. */
  public static final int SEARCH_RESULT = 160;

  private Brief() {}

  /** On one line, with a dot between lines that do not end themselves; empty for none. */
  public static String of(String text, int most) {
    var whole = text.strip();
    var line = new StringBuilder();
    int from = 0;
    int at = 0;
    // What is far behind is cut off in any case, and lists ask this of every card.
    while (at < whole.length() && line.length() + at - from <= 2 * most) {
      int end = endOfBlanks(whole, at);
      if (end <= at + 1 && whole.charAt(at) >= ' ' && !isLineEnd(whole.charAt(at))) {
        at++;
      } else {
        line.append(whole, from, at).append(between(whole, at, end));
        from = end;
        at = end;
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

  /** What stands for the end of a heading, or of an entry of a list, that does not end itself. */
  private static String between(String text, int from, int to) {
    boolean ends = text.substring(from, to).chars().anyMatch(it -> isLineEnd((char) it));
    return ends && Character.getType(text.codePointBefore(from)) != Character.OTHER_PUNCTUATION
        ? " · "
        : " ";
  }

  /** At most so many characters, cut between words where there are any. */
  public static String clip(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) return text;
    var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
