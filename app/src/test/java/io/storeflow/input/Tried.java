package io.storeflow.input;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values are tried in a field. Values of one kind that come to the same by the table stand
 * for one another: a fifth of them is tried, others in each field, so that over all fields every
 * value has its turn. One that comes to something else than its kind is always tried, as are those
 * that are of no kind. What is tried follows from the table and the names alone, so two runs try
 * the same. With {@code -Dstoreflow.test.input=all} every value is tried in every field.
 */
final class Tried {
  private static final List<Set<Bad>> KINDS =
      List.of(
          EnumSet.of(Bad.EMPTY, Bad.BLANK),
          EnumSet.range(Bad.NEGATIVE, Bad.ENDLESS),
          EnumSet.of(Bad.WORDS, Bad.COUNTRY, Bad.EMOJI, Bad.RIGHT_TO_LEFT, Bad.HTML, Bad.CONTROL),
          EnumSet.range(Bad.NULL, Bad.OBJECT));

  private static final boolean ALL = "all".equals(System.getProperty("storeflow.test.input"));

  private Tried() {}

  /**
   * Of those values the ones to try in that field of that route.
   *
   * @param known what becomes of each by the table; nothing is left out of a field without a line
   */
  static Set<Bad> of(String route, String field, Set<Bad> values, Map<Bad, String> known) {
    return ALL || known.isEmpty() ? values : some(route + " " + field, values, known);
  }

  /** Those of a field of that name, whatever the property says. */
  static Set<Bad> some(String name, Set<Bad> values, Map<Bad, String> known) {
    var tried = EnumSet.copyOf(values);
    for (var kind : KINDS) {
      var alike = new LinkedHashMap<String, List<Bad>>();
      for (var bad : kind)
        if (values.contains(bad))
          alike.computeIfAbsent(known.getOrDefault(bad, ""), it -> new ArrayList<>()).add(bad);
      tried.removeAll(kind);
      alike.forEach((outcome, those) -> tried.addAll(fifth(name + " " + kind, those)));
    }
    return tried;
  }

  /** Beginning at one that follows from the name, as far from one another as can be. */
  private static List<Bad> fifth(String name, List<Bad> those) {
    int count = (those.size() + 4) / 5;
    // The last bits of the hash of a text tell little more than its last letters.
    int first = Math.floorMod((name.hashCode() * 0x9E3779B9) >>> 8, those.size());
    var fifth = new ArrayList<Bad>();
    for (int i = 0; i < count; i++)
      fifth.add(those.get((first + i * those.size() / count) % those.size()));
    return fifth;
  }
}
