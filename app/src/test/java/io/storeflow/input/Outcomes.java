package io.storeflow.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The table bad-input.txt. A line without indent is a route, those below it are its fields, each
 * with what is not simply taken: "422 empty long; kept zero" says that empty and too long ones are
 * refused, and that a zero is answered well but changes nothing.
 */
final class Outcomes {
  private final Map<String, Map<String, String>> lines = new LinkedHashMap<>();

  static Outcomes read() throws IOException {
    var table = new Outcomes();
    Map<String, String> fields = new LinkedHashMap<>();
    for (var line : text().lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) continue;
      if (!line.startsWith(" ")) table.lines.put(line.strip(), fields = new LinkedHashMap<>());
      else {
        var parts = line.strip().split(": ?", 2);
        fields.put(parts[0], parts[1].strip());
      }
    }
    return table;
  }

  /** Route and field of every line. */
  List<String> fields() {
    var all = new ArrayList<String>();
    lines.forEach(
        (route, fields) -> fields.keySet().forEach(field -> all.add(route + " " + field)));
    return all;
  }

  /** What the table says of these values, the others left out. */
  String line(String route, String field, Set<Bad> tried) {
    var known = outcomes(route, field, tried);
    return known.isEmpty() ? "no line" : line(known);
  }

  /** What the table says becomes of each of these values; nothing without a line. */
  Map<Bad, String> outcomes(String route, String field, Set<Bad> tried) {
    var whole = lines.getOrDefault(route, Map.of()).get(field);
    var known = new EnumMap<Bad, String>(Bad.class);
    if (whole == null) return known;
    for (var bad : tried) known.put(bad, "done");
    for (var part : whole.split("; ")) {
      var words = List.of(part.split(" "));
      for (var bad : tried) if (words.contains(bad.toString())) known.put(bad, words.getFirst());
    }
    return known;
  }

  /** Whether that is what the table says. */
  boolean has(String route, String field, Map<Bad, String> seen) {
    return line(seen).equals(line(route, field, seen.keySet()));
  }

  /**
   * Keeps what was found, and of values that were not tried what the table says; what to say if it
   * says something else of one that was.
   *
   * @param values all that could be tried
   */
  Optional<String> compare(String route, String field, Set<Bad> values, Map<Bad, String> seen) {
    var all = outcomes(route, field, values);
    all.putAll(seen);
    write(route, field, line(all));
    if (has(route, field, seen)) return Optional.empty();
    var known = line(route, field, seen.keySet());
    return Optional.of(route + "\n  " + field + ": " + line(seen) + "\n  not: " + known);
  }

  /** As the table says it. */
  private static String line(Map<Bad, String> outcomes) {
    Map<String, List<String>> byOutcome = new TreeMap<>();
    outcomes.forEach(
        (bad, outcome) -> {
          if (!outcome.equals("done"))
            byOutcome.computeIfAbsent(outcome, it -> new ArrayList<>()).add(bad.toString());
        });
    return byOutcome.entrySet().stream()
        .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Keeps what was found in target/bad-input.txt, to be looked at and taken over. */
  private static void write(String route, String field, String line) {
    try {
      Files.writeString(
          Path.of("target/bad-input.txt"),
          route + "\n  " + field + ": " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text() throws IOException {
    try (var in = Outcomes.class.getResourceAsStream("/bad-input.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
