package io.storeflow.platform.web;

import java.util.List;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * What every path of a mapping has: its first and last letters, and how many slashes. A path that
 * has not is none of the mapping's; one that has may still be none.
 *
 * @param ends one for each pattern of the mapping; none where its patterns are not of this kind
 */
record Shape(List<Ends> ends) {

  /** Letters before the first variable, after the last, and slashes in all (-1 for any number). */
  record Ends(String first, String last, int slashes) {

    /** Of a pattern such as {@code /shop/{store}/p/{slug}} (Spring's {@code PathPattern}). */
    static Ends of(String pattern) {
      int from = 0;
      while (from < pattern.length() && isLetter(pattern.charAt(from))) from++;
      int to = pattern.length();
      while (to > from && isLetter(pattern.charAt(to - 1))) to--;
      boolean counted = !pattern.contains("*") && !pattern.contains(":");
      return new Ends(
          pattern.substring(0, from),
          pattern.substring(to),
          counted ? StringUtils.countOccurrencesOf(pattern, "/") : -1);
    }

    private static boolean isLetter(char c) {
      return "{}*?:\\".indexOf(c) < 0;
    }

    boolean holds(String path, int slashesOfPath) {
      return (slashes < 0 || slashes == slashesOfPath)
          && path.startsWith(first)
          && path.endsWith(last);
    }
  }

  static Shape of(RequestMappingInfo info) {
    return new Shape(info.getPatternValues().stream().map(Ends::of).toList());
  }

  /** Whether it may be one of the mapping's; what is encoded may always be. */
  boolean mayBe(Path path) {
    if (ends.isEmpty() || path.isEncoded()) return true;
    for (var end : ends) if (end.holds(path.text(), path.slashes())) return true;
    return false;
  }

  /** A path, of which as much is counted once as each mapping asks for. */
  record Path(String text, boolean isEncoded, int slashes) {

    static Path of(String path) {
      boolean isEncoded = path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
      return new Path(path, isEncoded, StringUtils.countOccurrencesOf(path, "/"));
    }
  }
}
