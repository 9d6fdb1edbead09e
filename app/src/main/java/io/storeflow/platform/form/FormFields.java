package io.storeflow.platform.form;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that the fields of a form may have, which is a record: those of its components, and for
 * a list of lines {@code lines[0].title}, with every line from 0 on; a line may have lines of its
 * own, and what is a record itself {@code part.title}.
 */
final class FormFields {
  /** More lines than any form has; further ones are not looked for. */
  private static final int MOST_LINES = 256;

  /**
   * @param several whether there are lines of these fields, or they stand once
   */
  private record Part(FormFields fields, boolean several) {}

  private static final Pattern LINE = Pattern.compile("\\[(\\d{1,3})]\\.(.+)");

  /** For each component its fields; null for one that is typed as a whole. */
  private final Map<String, @Nullable Part> components = new HashMap<>();

  FormFields(Class<?> form) {
    for (var component : form.getRecordComponents())
      components.put(component.getName(), part(component));
  }

  /**
   * The first of the names that this form cannot have; null for none. Others' names are not its.
   */
  @Nullable String wrong(Iterable<String> names) {
    Map<String, TreeSet<Integer>> lines = new LinkedHashMap<>();
    for (var name : names) if (!allows(name, lines)) return name;
    for (var each : lines.entrySet())
      if (each.getValue().last() != each.getValue().size() - 1) return each.getKey();
    return null;
  }

  private boolean allows(String name, Map<String, TreeSet<Integer>> lines) {
    int end = rootOf(name);
    return !components.containsKey(name.substring(0, end)) || has("", name, lines);
  }

  /** Whether this is one of the fields below the path; notes the lines that it stands in. */
  private boolean has(String path, String name, Map<String, TreeSet<Integer>> lines) {
    int end = rootOf(name);
    var root = name.substring(0, end);
    if (!components.containsKey(root)) return false;
    var inner = components.get(root);
    if (inner == null) return end == name.length();
    if (!inner.several())
      return name.startsWith(".", end)
          && inner.fields().has(path + root + ".", name.substring(end + 1), lines);
    var line = LINE.matcher(name.substring(end));
    if (!line.matches()) return false;
    int index = Integer.parseInt(line.group(1));
    lines.computeIfAbsent(path + root, it -> new TreeSet<>()).add(index);
    return index < MOST_LINES
        && inner.fields().has(path + root + "[" + index + "].", line.group(2), lines);
  }

  private static int rootOf(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '[' && name.charAt(end) != '.') end++;
    return end;
  }

  private static @Nullable Part part(RecordComponent component) {
    if (component.getType().isRecord()) return new Part(new FormFields(component.getType()), false);
    return component.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> line
            && line.isRecord()
        ? new Part(new FormFields(line), true)
        : null;
  }
}
