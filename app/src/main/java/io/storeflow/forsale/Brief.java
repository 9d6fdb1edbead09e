package io.storeflow.forsale;

import java.util.regex.Pattern;

/** The beginning of a text, where no more has room. */
public final class Brief {
  /** As much as search engines show below a title. */
  public static final int SEARCH_RESULT = 160;

  /** The end of a heading, or of an entry of a list. */
  private static final Pattern OPEN_END = Pattern.compile("(?<=[^\\s\\p{Po}])\\h*\\R\\s*");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final int FAR = 20;

  private Brief() {}

  /** On one line, with a dot between lines that do not end themselves; empty for none. */
  public static String of(String text, int most) {
    // What is far behind is cut off in any case, and lists ask this of every card.
    var first = text.length() > FAR * most ? text.substring(0, FAR * most) : text;
    var lines = OPEN_END.matcher(first.strip()).replaceAll(" · ");
    return clip(BLANKS.matcher(lines).replaceAll(" "), most);
  }

  /** At most so many characters, cut between words where there are any. */
  public static String clip(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) return text;
    var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
