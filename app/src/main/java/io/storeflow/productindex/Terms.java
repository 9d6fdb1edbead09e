package io.storeflow.productindex;

import io.storeflow.product.ValueOrder;
import io.storeflow.productindex.Facets.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a store, each once. Those that no product has any more stay until the index is read
 * again as a whole.
 */
final class Terms {
  /** Bytes that one takes, about. */
  static final int WEIGHT = 450;

  private record Key(int group, String folded) {}

  private final Map<Key, Term> terms = new HashMap<>();
  private final Map<String, Integer> options = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Long, Set<Integer>> brands = new HashMap<>();
  private final List<Term> all = new ArrayList<>();
  private final Map<Integer, ValueOrder> orders = new HashMap<>();
  private @Nullable List<Term> inOrder;

  /** Under the name that the brand has now. */
  synchronized Term brand(long id, String name) {
    var term = term(Kind.BRAND, Kind.BRAND.ordinal(), "", name);
    if (!term.label().equals(name)) term = relabelled(term, name);
    brands.computeIfAbsent(id, it -> new HashSet<>()).add(term.number());
    return term;
  }

  /**
   * The numbers of all terms that the brand with this row id had: what was read while it got
   * another name may have either.
   */
  synchronized Set<Integer> ofBrand(long id) {
    return Set.copyOf(brands.getOrDefault(id, Set.of()));
  }

  private Term relabelled(Term term, String label) {
    var now =
        new Term(term.number(), term.group(), term.kind(), term.name(), label, term.position());
    terms.put(new Key(term.group(), Narrowed.folded(label)), now);
    all.set(term.number(), now);
    inOrder = null;
    return now;
  }

  synchronized Term tag(String tag) {
    return term(Kind.TAG, Kind.TAG.ordinal(), "", tag);
  }

  /**
   * Values of a product are told one behind the other.
   *
   * @param position of the value among those that the product has of the option
   */
  synchronized Term option(String name, String value, int position) {
    int group =
        options.computeIfAbsent(Narrowed.folded(name), it -> Kind.values().length + options.size());
    var term = term(Kind.OPTION, group, name, value);
    if (orders.computeIfAbsent(group, it -> new ValueOrder()).said(term.label(), position))
      inOrder = null;
    return term;
  }

  private Term term(Kind kind, int group, String name, String label) {
    return terms.computeIfAbsent(
        new Key(group, Narrowed.folded(label)),
        key -> {
          // As it was first spelled.
          var named = names.computeIfAbsent(group, it -> name);
          var term = new Term(all.size(), group, kind, named, label, 0);
          all.add(term);
          inOrder = null;
          return term;
        });
  }

  /** The group of an option that people know by that name; null where no product has it. */
  synchronized @Nullable Integer group(String name) {
    return options.get(Narrowed.folded(name));
  }

  /** Null where no product has it. */
  synchronized @Nullable Term find(int group, String label) {
    return terms.get(new Key(group, Narrowed.folded(label)));
  }

  /** By their numbers; each knows its position among the values of its option. */
  synchronized List<Term> all() {
    if (inOrder == null) inOrder = inOrder();
    return inOrder;
  }

  private List<Term> inOrder() {
    Map<Key, Integer> positions = new HashMap<>();
    orders.forEach(
        (group, order) -> {
          int position = 0;
          for (var label : order.values()) positions.put(new Key(group, label), position++);
        });
    return all.stream()
        .map(it -> it.at(positions.getOrDefault(new Key(it.group(), it.label()), 0)))
        .toList();
  }

  synchronized int size() {
    return all.size();
  }

  synchronized int groups() {
    return Kind.values().length + options.size();
  }
}
