package io.storeflow.input;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All fields of a route with the values that are {@link Tried}, held against the table: first what
 * is refused, then what is kept, last what is written, so that one {@link Ground} does for many.
 *
 * @param ground where nothing has been tried yet
 */
record Trial(Outcomes table, Route route, Supplier<Ground> ground) {
  private record Attempt(String field, Bad bad, String expected) {
    int turn() {
      return switch (expected) {
        case "done" -> 2;
        case "kept" -> 1;
        default -> 0;
      };
    }
  }

  /**
   * What is not as the table says. A job of the house may write at the same moment, and then it
   * looks as if the form had: such a field is tried once more, on a scene of its own, and with all
   * values, so that its line is known.
   *
   * @param values that can be sent at all
   */
  List<String> wrong(List<String> fields, Set<Bad> values) {
    var wrong = new ArrayList<String>();
    var key = route.key();
    var tried = new LinkedHashMap<String, Set<Bad>>();
    for (var field : fields)
      tried.put(field, Tried.of(key, field, values, table.outcomes(key, field, values)));
    seen(tried, wrong)
        .forEach(
            (field, first) -> {
              var seen = first;
              if (!table.has(key, field, first))
                seen = requireNonNull(seen(Map.of(field, values), wrong).get(field));
              table.compare(key, field, values, seen).ifPresent(wrong::add);
            });
    return wrong;
  }

  /** What becomes of each; what is refused without a word, or written, is wrong by itself. */
  private Map<String, Map<Bad, String>> seen(Map<String, Set<Bad>> tried, List<String> wrong) {
    var on = ground.get();
    var seen = new LinkedHashMap<String, Map<Bad, String>>();
    tried.keySet().forEach(field -> seen.put(field, new EnumMap<>(Bad.class)));
    for (var it : attempts(tried)) {
      try {
        requireNonNull(seen.get(it.field()))
            .put(it.bad(), on.outcome(it.field(), it.bad(), it.expected()));
      } catch (AssertionError failure) {
        wrong.add(route.key() + " " + it.field() + " " + it.bad() + ": " + failure.getMessage());
      }
    }
    return seen;
  }

  private List<Attempt> attempts(Map<String, Set<Bad>> tried) {
    var attempts = new ArrayList<Attempt>();
    tried.forEach(
        (field, values) -> {
          var known = table.outcomes(route.key(), field, values);
          for (var bad : values)
            attempts.add(new Attempt(field, bad, known.getOrDefault(bad, "no line")));
        });
    attempts.sort(comparing(Attempt::turn));
    return attempts;
  }
}
