package io.storeflow.productfile.reading;

import io.storeflow.productfile.Trouble;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises rows whose values stand in the wrong columns, as a comma in a text was not put in
 * quotation marks, or a cell is missing.
 */
final class Shift {
  private Shift() {}

  /** What is wrong with the row as a whole, at the first column where it can be seen. */
  static Optional<Trouble> of(Cells cells) {
    int size = cells.row.cells().size();
    int wanted = cells.header.titles.size();
    boolean extra =
        size > wanted
            && cells.row.cells().subList(wanted, size).stream().anyMatch(it -> !it.isBlank());
    var odd =
        cells.header.at.entrySet().stream()
            .filter(it -> !it.getKey().fits(cells.at(it.getValue())))
            .sorted(Comparator.comparing(Map.Entry::getValue))
            .toList();
    boolean many = odd.size() >= 2 && oddest(cells);
    if (!extra && !(size < wanted && !odd.isEmpty()) && !many) return Optional.empty();
    if (odd.isEmpty()) return Optional.of(Trouble.of("", "productfile.wrong.cells", size, wanted));
    int first = odd.getFirst().getValue();
    return Optional.of(
        Trouble.of(
            cells.header.titles.get(first).strip(),
            "productfile.wrong.shifted",
            io.storeflow.platform.input.Typed.cut(cells.at(first), 40),
            size,
            wanted));
  }

  /** A price that is no price is the surest sign. */
  private static boolean oddest(Cells cells) {
    return !Column.PRICE.fits(cells.raw(Column.PRICE))
        || !Column.COMPARE.fits(cells.raw(Column.COMPARE));
  }
}
