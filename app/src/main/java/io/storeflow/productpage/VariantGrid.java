package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The options of a product and the variants that are made of their values, while somebody edits
 * them: what becomes of the lines when a value comes or goes. Saves nothing.
 */
record VariantGrid(List<OptionRow> options, List<VariantRow> rows) {
  static final int MOST_VARIANTS = 2000;

  private static final Comparator<List<Integer>> BY_VALUES =
      (one, other) ->
          IntStream.range(0, Math.min(one.size(), other.size()))
              .map(i -> Integer.compare(one.get(i), other.get(i)))
              .filter(order -> order != 0)
              .findFirst()
              .orElse(one.size() - other.size());

  /** One option more to fill in. */
  VariantGrid withOption() {
    if (options.size() == ProductChange.MOST_OPTIONS) return this;
    var more = new ArrayList<>(options);
    more.add(OptionRow.empty());
    var open = rows.stream().map(row -> row.chosen(Chosen.and(row.values(), Chosen.NONE))).toList();
    return new VariantGrid(more, open);
  }

  /**
   * What was typed to be added is among the values; the lines grow with them.
   *
   * @param kept options that stay as they are, from 0
   */
  VariantGrid withAdded(Set<Integer> kept) {
    var grid = this;
    for (int i = 0; i < options.size(); i++) if (!kept.contains(i)) grid = grid.withAdded(i);
    return grid;
  }

  /** How many lines there would be with what was typed to be added, but to those that are kept. */
  long sizeWithAdded(Set<Integer> kept) {
    return IntStream.range(0, options.size())
        .mapToLong(i -> Math.max(1, size(options.get(i), !kept.contains(i))))
        .reduce(1, (one, other) -> Math.min(one * other, Integer.MAX_VALUE));
  }

  private static int size(OptionRow option, boolean grows) {
    return option.rows().size() + (grows ? option.added().size() : 0);
  }

  private VariantGrid withAdded(int at) {
    int known = options.get(at).rows().size();
    var option = options.get(at).taken();
    var grid = new ArrayList<VariantRow>();
    for (var row : rows)
      grid.add(known == 0 && !option.rows().isEmpty() ? row.chosen(first(row, at)) : row);
    for (int value = Math.max(known, 1); value < option.rows().size(); value++)
      grid.addAll(siblings(grid, at, value));
    if (inOrder(rows)) grid.sort(Comparator.comparing(VariantRow::values, BY_VALUES));
    return new VariantGrid(replaced(options, at, option), grid);
  }

  /** A line of the new value for each that there is of the others. */
  private static List<VariantRow> siblings(List<VariantRow> grid, int at, int value) {
    var made = new ArrayList<VariantRow>();
    var seen = new HashSet<List<Integer>>();
    for (var row : grid) {
      var chosen = row.values();
      if (row.isOut() || at >= chosen.size()) continue;
      if (seen.add(Chosen.without(chosen, at))) made.add(row.like(Chosen.with(chosen, at, value)));
    }
    return made;
  }

  /** Without a value, and without the lines that are made of it. */
  VariantGrid withoutValue(int at, int value) {
    if (at >= options.size() || value >= options.get(at).rows().size()) return this;
    if (options.get(at).rows().size() == 1) return withoutOption(at);
    var grid = new ArrayList<VariantRow>();
    for (var row : rows) {
      int its = value(row, at);
      if (its == value) gone(row).ifPresent(grid::add);
      else grid.add(its > value ? row.chosen(Chosen.with(row.values(), at, its - 1)) : row);
    }
    return new VariantGrid(replaced(options, at, options.get(at).without(value)), grid);
  }

  /** Without an option: of lines that differed in it alone, the first one stays. */
  VariantGrid withoutOption(int at) {
    if (at >= options.size()) return this;
    var rest = new ArrayList<>(options);
    rest.remove(at);
    var grid = new ArrayList<VariantRow>();
    var seen = new HashSet<List<Integer>>();
    for (var row : rows) {
      var chosen = Chosen.without(row.values(), at);
      if (!row.isOut() && seen.add(chosen)) grid.add(row.chosen(chosen));
      else gone(row).ifPresent(grid::add);
    }
    return new VariantGrid(rest, grid);
  }

  /** A value one place nearer to the front. */
  VariantGrid withValueUp(int at, int value) {
    if (at >= options.size() || value < 1 || value >= options.get(at).rows().size()) return this;
    var values = new ArrayList<>(options.get(at).rows());
    Collections.swap(values, value, value - 1);
    var grid = new ArrayList<VariantRow>();
    for (var row : rows) {
      int its = value(row, at);
      int now = its == value ? value - 1 : its == value - 1 ? value : its;
      grid.add(now == its ? row : row.chosen(Chosen.with(row.values(), at, now)));
    }
    if (inOrder(rows)) grid.sort(Comparator.comparing(VariantRow::values, BY_VALUES));
    return new VariantGrid(replaced(options, at, options.get(at).with(values)), grid);
  }

  /** A line left out, or put back. */
  VariantGrid withOut(int at, boolean out) {
    if (at < 0 || at >= rows.size()) return this;
    return new VariantGrid(options, replaced(rows, at, rows.get(at).leftOut(out)));
  }

  /** A line one place nearer to the front. */
  VariantGrid withUp(int at) {
    if (at < 1 || at >= rows.size()) return this;
    var grid = new ArrayList<>(rows);
    Collections.swap(grid, at, at - 1);
    return new VariantGrid(options, grid);
  }

  /** One thing set for the lines that are ticked, or where none is for all that were found. */
  VariantGrid filled(Fill fill, String value, String find) {
    boolean all = rows.stream().noneMatch(VariantRow::isPicked);
    var grid = new ArrayList<>(rows);
    for (int place : found(find)) if (all) grid.set(place, rows.get(place).filled(fill, value));
    for (int i = 0; i < grid.size(); i++)
      if (rows.get(i).isPicked() && !rows.get(i).isOut())
        grid.set(i, rows.get(i).filled(fill, value));
    return new VariantGrid(options, grid);
  }

  /** The places of lines that are not left out, and have all these words in their titles. */
  List<Integer> found(String words) {
    var wanted = List.of(Folded.of(words).split(" "));
    return IntStream.range(0, rows.size())
        .filter(i -> !rows.get(i).isOut())
        .filter(
            i ->
                words.isEmpty()
                    || wanted.stream().allMatch(Folded.of(title(rows.get(i)))::contains))
        .boxed()
        .toList();
  }

  /** A line for each combination of values that has none. */
  VariantGrid withMissing() {
    var grid = new ArrayList<>(rows);
    for (var chosen : missing())
      rows.stream().findFirst().ifPresent(row -> grid.add(row.like(chosen)));
    if (inOrder(rows)) grid.sort(Comparator.comparing(VariantRow::values, BY_VALUES));
    return new VariantGrid(options, grid);
  }

  /** The combinations of values that have no line, in their order. */
  List<List<Integer>> missing() {
    if (sizeWithAdded(Set.of()) > MOST_VARIANTS) return List.of();
    List<List<Integer>> all = List.of(List.of());
    for (var option : options) {
      if (option.rows().isEmpty()) return List.of();
      all =
          all.stream()
              .flatMap(
                  chosen ->
                      IntStream.range(0, option.rows().size())
                          .mapToObj(value -> Chosen.and(chosen, value)))
              .toList();
    }
    var there = new HashSet<List<Integer>>();
    rows.forEach(row -> there.add(row.values()));
    return all.stream().filter(chosen -> !there.contains(chosen)).toList();
  }

  /** Without options into which nothing was typed. */
  VariantGrid tidy() {
    var grid = this;
    for (int i = options.size() - 1; i >= 0; i--)
      if (options.get(i).isBlank()) grid = grid.withoutOption(i);
    return grid;
  }

  /** What a line is called: its values, as they were typed. */
  String title(VariantRow row) {
    var names = new ArrayList<String>();
    var chosen = row.values();
    for (int i = 0; i < Math.min(chosen.size(), options.size()); i++) {
      var values = options.get(i).rows();
      if (chosen.get(i) >= 0 && chosen.get(i) < values.size())
        names.add(Typed.line(values.get(chosen.get(i)).value()));
    }
    return String.join(ProductFields.OfVariant.BETWEEN, names);
  }

  /** Whether a line names a value of each option. */
  boolean fits(VariantRow row) {
    var chosen = row.values();
    return !row.isGone()
        && chosen.size() == options.size()
        && IntStream.range(0, options.size())
            .allMatch(i -> chosen.get(i) >= 0 && chosen.get(i) < options.get(i).rows().size());
  }

  /** Public ids of the lines that are left out. */
  Set<String> removed() {
    var ids = new HashSet<String>();
    for (var row : rows) if (row.isOut() && !row.isNew()) ids.add(Typed.line(row.id()));
    return ids;
  }

  /** What stays in the form of a line that cannot be put back: that its variant is left out. */
  private static Optional<VariantRow> gone(VariantRow row) {
    return row.isNew() ? Optional.empty() : Optional.of(row.gone());
  }

  private static List<Integer> first(VariantRow row, int at) {
    return Chosen.with(row.values(), at, 0);
  }

  private static int value(VariantRow row, int at) {
    var chosen = row.values();
    return at < chosen.size() ? chosen.get(at) : Chosen.NONE;
  }

  private static boolean inOrder(List<VariantRow> rows) {
    return IntStream.range(1, rows.size())
        .allMatch(i -> BY_VALUES.compare(rows.get(i - 1).values(), rows.get(i).values()) <= 0);
  }

  private static <T> List<T> replaced(List<T> all, int at, T other) {
    var copy = new ArrayList<>(all);
    copy.set(at, other);
    return copy;
  }
}
