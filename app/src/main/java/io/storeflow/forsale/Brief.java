package io.storeflow.forsale;

/** The beginning of a text, where no more has room. */
public final class Brief {
  /** As much as search engines show below a title. */
  public static final int SEARCH_RESULT = 160;

  private Brief() {}

  /** On one line; empty for none. */
  public static String of(String text, int most) {
    return clip(text.strip().replaceAll("\\s+", " "), most);
  }

  /** At most so many characters, cut between words where there are any. */
  public static String clip(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) return text;
    var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
