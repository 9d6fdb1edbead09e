package io.storeflow.platform.form;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a form that its page does not show, as the text of one hidden field: each with its place
 * among all lines, its components in their order. What is no such text was not written by us.
 */
public final class Packed {
  private static final String BETWEEN = "|";
  private static final Pattern PLACE = Pattern.compile("\\d{1,5}");
  private static final Pattern SPECIAL = Pattern.compile("[%|~\\r\\n]");

  private Packed() {}

  /** Components are texts or ticks. */
  public static String written(SortedMap<Integer, ? extends Record> lines) {
    return lines.entrySet().stream()
        .map(line -> line.getKey() + BETWEEN + fields(line.getValue()))
        .collect(Collectors.joining("~"));
  }

  /**
   * All lines: those that were packed at their places, the others between them.
   *
   * @param empty a line whose components are replaced
   * @param most of all lines
   * @return empty for what we have not written
   */
  public static <R extends Record> Optional<List<R>> all(
      String packed, List<R> shown, R empty, int most) {
    var places = new TreeMap<Integer, R>();
    var components = empty.getClass().getRecordComponents();
    for (var line : packed.split("~", -1)) {
      var parts = line.split("\\|", -1);
      if (!PLACE.matcher(parts[0]).matches() || places.size() > most) return Optional.empty();
      if (parts.length != components.length + 1) return Optional.empty();
      places.put(Integer.valueOf(parts[0]), Parts.with(empty, values(components, parts)));
    }
    var all = new ArrayList<R>();
    var others = shown.iterator();
    while (others.hasNext() || !places.isEmpty()) {
      var here = places.remove(all.size());
      if (here != null) all.add(here);
      else if (others.hasNext()) all.add(others.next());
      else return Optional.empty();
    }
    return Optional.of(all);
  }

  private static String fields(Record line) {
    return Parts.values(line).stream().map(Packed::escaped).collect(Collectors.joining(BETWEEN));
  }

  private static Map<String, @Nullable Object> values(RecordComponent[] parts, String[] packed) {
    var values = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < parts.length; i++) {
      var text = plain(packed[i + 1]);
      values.put(
          parts[i].getName(), parts[i].getType() == Boolean.class ? text.equals("true") : text);
    }
    return values;
  }

  private static String escaped(@Nullable Object value) {
    if (value == null || value.equals(Boolean.FALSE)) return "";
    var text = value.toString();
    if (!SPECIAL.matcher(text).find()) return text;
    return text.replace("%", "%25")
        .replace("|", "%7C")
        .replace("~", "%7E")
        .replace("\r", "")
        .replace("\n", "%0A");
  }

  private static String plain(String escaped) {
    if (escaped.indexOf('%') < 0) return escaped;
    return escaped.replace("%0A", "\n").replace("%7E", "~").replace("%7C", "|").replace("%25", "%");
  }
}
