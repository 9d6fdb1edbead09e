package io.storeflow.platform.input.several;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads names with their values from one field: "Material: wool; Length: 30 cm". A semicolon or a
 * backslash that belongs to a text stands behind a backslash.
 */
public final class Pairs {

  /** A name and its value; neither is empty. */
  public record Pair(String name, String value) {}

  private Pairs() {}

  /**
   * @param most so many of them
   * @param longestName in characters, of each; longestValue: the same
   */
  public static Read<List<Pair>> read(
      @Nullable String typed, int most, int longestName, int longestValue) {
    var pairs = new ArrayList<Pair>();
    for (var part : parts(Typed.text(typed))) {
      var text = Typed.line(part);
      if (text.isEmpty()) continue;
      int colon = text.replace('：', ':').indexOf(':');
      if (colon < 0) return Read.refused("pairs", Typed.cut(text, 40));
      var pair =
          new Pair(Typed.line(text.substring(0, colon)), Typed.line(text.substring(colon + 1)));
      if (pair.name().isEmpty() || pair.value().isEmpty())
        return Read.refused("pairs", Typed.cut(text, 40));
      if (Typed.length(pair.name()) > longestName || Typed.length(pair.value()) > longestValue)
        return Read.refused("pairs.long", longestName, longestValue, Typed.cut(text, 20) + "…");
      pairs.add(pair);
    }
    if (pairs.size() > most) return Read.refused("pairs.many", most, pairs.size());
    return pairs.isEmpty() ? Read.missing() : Read.of(List.copyOf(pairs));
  }

  /** As it can be typed again. */
  public static String written(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> pair.name() + ": " + pair.value())
        .map(text -> text.replace("\\", "\\\\").replace(";", "\\;"))
        .collect(Collectors.joining("; "));
  }

  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '\\' && at + 1 < text.length()) part.append(text.charAt(++at));
      else if (sign == ';' || sign == '；' || sign == '\n') {
        parts.add(part.toString());
        part.setLength(0);
      } else part.append(sign);
    }
    parts.add(part.toString());
    return parts;
  }
}
