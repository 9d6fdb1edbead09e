package io.storeflow.productindex;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import io.storeflow.productindex.Facets.Facet;
import io.storeflow.productindex.Facets.Kind;
import io.storeflow.productindex.Facets.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of bare counts what is shown: the labels that tell products apart, the first few of many.
 */
final class Tally {
  private final int[] counts;
  private final boolean[] chosen;

  private Tally(int[] counts, boolean[] chosen) {
    this.counts = counts;
    this.chosen = chosen;
  }

  static Facets facets(
      List<Term> terms,
      int[] counts,
      boolean[] chosen,
      @Nullable Long lowest,
      @Nullable Long highest,
      int available) {
    var tally = new Tally(counts, chosen);
    var groups =
        IntStream.range(0, counts.length)
            .filter(i -> counts[i] > 0 || chosen[i])
            .mapToObj(terms::get)
            .collect(groupingBy(Term::group));
    var options = new ArrayList<List<Term>>();
    var facets = new ArrayList<Facet>();
    groups.forEach(
        (group, of) -> {
          if (of.getFirst().kind() == Kind.OPTION) options.add(of);
          else facets.add(tally.facet(of));
        });
    options.sort(
        comparingInt((List<Term> of) -> -tally.sum(of)).thenComparing(of -> of.get(0).name()));
    options.stream().limit(Facets.MOST_OPTIONS).map(tally::facet).forEach(facets::add);
    facets.removeIf(it -> it.values().size() < 2 && it.values().stream().noneMatch(Value::chosen));
    facets.sort(comparing(Facet::kind));
    return new Facets(lowest, highest, available, List.copyOf(facets));
  }

  /** A chosen option counts as the greatest. */
  private int sum(List<Term> terms) {
    if (terms.stream().anyMatch(it -> chosen[it.number()])) return Integer.MAX_VALUE;
    return terms.stream().mapToInt(it -> counts[it.number()]).sum();
  }

  /** Of very many values those that most have, in the order in which they are read. */
  private Facet facet(List<Term> terms) {
    var kind = terms.getFirst().kind();
    var most =
        Comparator.comparing((Term it) -> !chosen[it.number()])
            .thenComparing(it -> -counts[it.number()])
            .thenComparing(Term::label);
    var read =
        kind == Kind.OPTION
            ? comparingInt(Term::position).thenComparing(Term::label)
            : comparingInt((Term it) -> -counts[it.number()]).thenComparing(Term::label);
    var values =
        terms.stream()
            .sorted(most)
            .limit(Facets.MOST_VALUES)
            .sorted(read)
            .map(it -> new Value(it.label(), counts[it.number()], chosen[it.number()]))
            .toList();
    return new Facet(kind, terms.getFirst().name(), values);
  }
}
