package io.storeflow.stockpage;

import io.storeflow.inventory.StockEntry;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What somebody typed about stock.
 *
 * @param units whole; with a minus where it was corrected
 * @param place public id of a location; empty where the store has one alone
 */
record StockEntryForm(
    @Nullable String entry,
    @Nullable String units,
    @Nullable String place,
    @Nullable String reason) {
  static final int MAX_UNITS = 1_000_000;
  static final int MAX_REASON = 200;

  /** What is to be written down. */
  record Entry(StockEntry entry, int units, String place, String reason) {}

  static StockEntryForm empty() {
    return new StockEntryForm(StockEntry.RECEIVED.code(), "", "", "");
  }

  /** Reads the form; empty if anything is wrong, which {@code errors} then says. */
  Optional<Entry> read(Errors errors) {
    var kind = Coded.find(StockEntry.class, Typed.line(entry));
    if (kind.isEmpty()) errors.rejectValue("entry", "inventory.error.entry");
    int count = units(kind.orElse(StockEntry.RECEIVED), errors);
    // Only a count of nothing says something.
    if (count == 0
        && !errors.hasErrors()
        && kind.filter(it -> it != StockEntry.COUNTED).isPresent())
      errors.rejectValue("units", "inventory.error.nothing");
    if (Typed.length(Typed.line(reason)) > MAX_REASON) {
      errors.rejectValue("reason", "inventory.error.reason", new Object[] {MAX_REASON}, null);
    }
    return errors.hasErrors()
        ? Optional.empty()
        : kind.map(it -> new Entry(it, count, Typed.line(place), Typed.line(reason)));
  }

  private int units(StockEntry kind, Errors errors) {
    var typed = Typed.digits(units);
    boolean minus = kind == StockEntry.CORRECTED && typed.startsWith("-");
    Read<Integer> read = WholeNumber.read(minus ? typed.substring(1) : typed, 0, MAX_UNITS);
    if (read.value().isEmpty())
      errors.rejectValue(
          "units",
          kind == StockEntry.CORRECTED ? "inventory.error.change" : "inventory.error.units");
    return minus ? -read.orElse(0) : read.orElse(0);
  }
}
