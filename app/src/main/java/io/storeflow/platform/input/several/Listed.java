package io.storeflow.platform.input.several;

import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads several short texts from one field: "vegan, spicy; ラーメン、和食". Of those that people take for
 * the same the first one stays.
 */
public final class Listed {
  private static final Pattern BETWEEN = Pattern.compile("[,;|\\n，；、،]");

  private Listed() {}

  /** In their order; empty for none. */
  public static List<String> of(@Nullable String typed) {
    var known = new HashSet<String>();
    return all(typed).stream().filter(text -> known.add(Folded.of(text))).toList();
  }

  /** The same with those that are there twice. */
  public static List<String> all(@Nullable String typed) {
    return Arrays.stream(BETWEEN.split(Typed.text(typed)))
        .map(Typed::line)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * @param most so many of them
   * @param longest of each, in characters
   */
  public static Read<List<String>> read(@Nullable String typed, int most, int longest) {
    var all = of(typed);
    if (all.size() > most) return Read.refused("list.many", most, all.size());
    for (var each : all) {
      if (Typed.length(each) > longest)
        return Read.refused("list.long", longest, Typed.cut(each, 20) + "…");
    }
    return Read.of(all);
  }

  /** As it can be typed again. */
  public static String written(List<String> texts) {
    return String.join(", ", texts);
  }
}
