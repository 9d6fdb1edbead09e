package io.storeflow.order;

/** What staff write about an order. */
final class CommentText {
  static final int LONGEST = 1000;

  private CommentText() {}

  /** Stripped, and cut to so many characters, never within one. */
  static String cut(String text, int longest) {
    var stripped = text.strip();
    if (stripped.length() <= longest) return stripped;
    boolean within = Character.isHighSurrogate(stripped.charAt(longest - 1));
    return stripped.substring(0, within ? longest - 1 : longest);
  }
}
