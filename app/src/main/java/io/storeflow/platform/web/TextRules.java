package io.storeflow.platform.web;

import java.util.List;
import java.util.regex.Pattern;

/** Rules for what people type, shared by pages and API; each adds what is wrong to a list. */
public final class TextRules {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]+@[^\\s@<>\"(),:;\\\\\\[\\]]+\\.[^\\s@.,;]{2,}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.\\-]{3,39}");

  private TextRules() {}

  /** Something must be there, of at most so many characters, on one line. */
  public static void line(List<Wrong> wrongs, String pointer, String text, int max) {
    if (text.isBlank()) wrongs.add(Wrong.of(pointer, "required." + name(pointer)));
    else optionalLine(wrongs, pointer, text, max);
  }

  public static void optionalLine(List<Wrong> wrongs, String pointer, String text, int max) {
    if (length(text) > max) wrongs.add(Wrong.of(pointer, "too_long", max));
    else if (text.chars().anyMatch(Character::isISOControl))
      wrongs.add(Wrong.of(pointer, "control"));
  }

  /** At most so many characters; line breaks are fine. */
  public static void optionalText(List<Wrong> wrongs, String pointer, String text, int max) {
    if (length(text) > max) wrongs.add(Wrong.of(pointer, "too_long", max));
    else if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0))
      wrongs.add(Wrong.of(pointer, "control"));
  }

  public static void email(List<Wrong> wrongs, String pointer, String text) {
    if (text.isBlank()) wrongs.add(Wrong.of(pointer, "required.email"));
    else if (length(text) > 254) wrongs.add(Wrong.of(pointer, "too_long", 254));
    else if (!EMAIL.matcher(text).matches()) wrongs.add(Wrong.of(pointer, "email"));
  }

  public static void optionalPhone(List<Wrong> wrongs, String pointer, String text) {
    if (!text.isEmpty() && !PHONE.matcher(text).matches()) wrongs.add(Wrong.of(pointer, "phone"));
  }

  /** As the database counts: characters, not UTF-16 units. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or as many characters of its beginning. */
  public static String cut(String text, int max) {
    return length(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
