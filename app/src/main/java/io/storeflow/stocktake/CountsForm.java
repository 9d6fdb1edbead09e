package io.storeflow.stocktake;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a page of lines, whichever of its buttons sent them: those that were typed are
 * counted, and the one whose own button was pressed, even if it stands as it was.
 *
 * @param set public id of the variant whose button was pressed; null for none
 * @param cursor of the page that they were typed on; null for the first one
 */
record CountsForm(
    @Nullable String set,
    @Nullable String view,
    @Nullable String cursor,
    @Nullable List<CountLine> lines) {

  CountsForm {
    lines =
        lines == null
            ? List.of()
            : lines.stream().filter(Objects::nonNull).limit(StocktakePages.SIZE).toList();
  }

  /** With nothing typed. */
  static CountsForm of(StocktakeView view) {
    return new CountsForm(null, view.code(), null, null);
  }

  StocktakeView shown() {
    return Coded.find(StocktakeView.class, view).orElse(StocktakeView.TODO);
  }

  /** What is to be counted, by public id of the variant, as it was typed. */
  Map<String, String> typed() {
    var typed = new LinkedHashMap<String, String>();
    for (var it : toCount()) typed.put(Typed.code(it.variant()), it.number());
    return typed;
  }

  /** Units by public id of the variant, without what is no number of units. */
  Map<String, Integer> units() {
    var units = new LinkedHashMap<String, Integer>();
    for (var it : toCount()) it.read().ifPresent(n -> units.put(Typed.code(it.variant()), n));
    return units;
  }

  /**
   * What was written down of those that were typed without being set, as it may have moved since.
   */
  Map<String, Integer> seen() {
    var seen = new LinkedHashMap<String, Integer>();
    for (var it : toCount()) {
      var variant = Typed.code(it.variant());
      if (!variant.equals(set)) it.seen().ifPresent(n -> seen.put(variant, n));
    }
    return seen;
  }

  /** Whether each number is one of units. */
  boolean isRead() {
    return units().size() == typed().size();
  }

  private List<CountLine> toCount() {
    return Objects.requireNonNull(lines).stream()
        .filter(it -> it.isTyped() || Typed.code(it.variant()).equals(set))
        .toList();
  }
}
