package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the page of a product shows of its variants, beside the fields. */
public final class GridView {
  /** More combinations that have no line are counted, not named. */
  private static final int NAMED = 20;

  private final VariantGrid grid;
  private final List<List<Integer>> missing;

  GridView(VariantGrid grid) {
    this.grid = grid;
    this.missing = grid.missing();
  }

  /** Whether there is anything to choose. */
  public boolean hasOptions() {
    return !grid.options().isEmpty();
  }

  public boolean mayHaveMore() {
    return grid.options().size() < ProductChange.MOST_OPTIONS;
  }

  /** What a line is called; empty where there is nothing to choose. */
  public String title(int line) {
    return grid.title(grid.rows().get(line));
  }

  /** Lines that are shown, by place. */
  public List<Integer> shown() {
    return places(false);
  }

  /** Lines that are left out and can be put back, by place. */
  public List<Integer> leftOut() {
    return places(true);
  }

  /** Lines that are left out for good: they are sent along, so that they are removed. */
  public List<Integer> gone() {
    return IntStream.range(0, grid.rows().size())
        .filter(i -> grid.rows().get(i).isGone())
        .boxed()
        .toList();
  }

  /** Whether there is anything beside the lines that are shown. */
  public boolean hasOthers() {
    return shown().size() < grid.rows().size() || !missing.isEmpty();
  }

  public int missing() {
    return missing.size();
  }

  /** The first of the combinations that have no line. */
  public List<String> missingNamed() {
    var names = new ArrayList<String>();
    for (var chosen : missing.subList(0, Math.min(NAMED, missing.size())))
      names.add(grid.title(VariantRow.empty().chosen(chosen)));
    return names;
  }

  private List<Integer> places(boolean out) {
    return IntStream.range(0, grid.rows().size())
        .filter(i -> !grid.rows().get(i).isGone() && grid.rows().get(i).isOut() == out)
        .boxed()
        .toList();
  }
}
