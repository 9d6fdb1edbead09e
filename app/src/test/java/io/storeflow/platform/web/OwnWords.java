package io.storeflow.platform.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words that stand in a template itself, and not in the messages files. */
final class OwnWords {
  /** Names, which are the same in every language. */
  private static final Set<String> ALLOWED = Set.of("StoreFlow");

  /** What a template says to its maintainers. */
  static final String COMMENT = "(?s)<!--.*?-->|<!doctype html>";

  static final Pattern WORD = Pattern.compile("\\p{L}{2}");
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[,.:]? \\p{L}{2,}");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern PIECE =
      Pattern.compile("<(/?)([\\w:-]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>|([^<]+)");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");
  private static final Set<String> VOID =
      Set.of("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr");
  private static final Set<String> FILLED = Set.of("th:text", "th:replace", "th:remove");
  private static final Set<String> READ =
      Set.of(
          "alt",
          "aria-label",
          "data-act",
          "data-confirm",
          "data-done",
          "data-keep",
          "data-label",
          "label",
          "placeholder",
          "title");

  private OwnWords() {}

  static List<String> of(String html) {
    var own = new ArrayList<String>();
    var open = new ArrayDeque<Boolean>();
    var pieces = PIECE.matcher(html.replaceAll(COMMENT, ""));
    while (pieces.find()) {
      boolean filled = open.contains(true);
      if (pieces.group(5) != null) {
        if (!filled) note(own, pieces.group(5));
      } else if (!pieces.group(1).isEmpty()) {
        open.pop();
      } else {
        var attributes = ATTRIBUTE.matcher(pieces.group(3)).results().toList();
        for (var attribute : attributes) ofAttribute(own, attribute, filled);
        boolean closed = !pieces.group(4).isEmpty() || VOID.contains(pieces.group(2));
        if (!closed)
          open.push(attributes.stream().map(it -> it.group(1)).anyMatch(FILLED::contains));
      }
    }
    return own;
  }

  private static void ofAttribute(List<String> own, MatchResult attribute, boolean filled) {
    if (READ.contains(attribute.group(1)) && !filled) note(own, attribute.group(2));
    if (!attribute.group(1).equals("th:text")) return;
    found(QUOTED, attribute.group(2), 1).stream()
        .filter(text -> SENTENCE.matcher(text).find())
        .forEach(own::add);
  }

  private static void note(List<String> own, String text) {
    if (WORD.matcher(text).find() && !ALLOWED.contains(text.strip())) own.add(text.strip());
  }

  static List<String> found(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map(it -> it.group(group))
        .filter(it -> it != null)
        .toList();
  }
}
