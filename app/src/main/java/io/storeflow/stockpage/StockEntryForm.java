package io.storeflow.stockpage;

import io.storeflow.inventory.StockEntry;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What somebody typed about stock. */
record StockEntryForm(@Nullable String entry, @Nullable String units, @Nullable String reason) {
  static final int MAX_UNITS = 1_000_000;
  static final int MAX_REASON = 200;

  /** What is to be written down. */
  record Entry(StockEntry entry, int units, String reason) {}

  static StockEntryForm empty() {
    return new StockEntryForm(StockEntry.RECEIVED.code(), "", "");
  }

  /** Reads the form; empty if anything is wrong, which {@code errors} then says. */
  Optional<Entry> read(Errors errors) {
    var kind = Coded.find(StockEntry.class, Typed.line(entry));
    if (kind.isEmpty()) errors.rejectValue("entry", "inventory.error.entry");
    int count = units(errors);
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
        : kind.map(it -> new Entry(it, count, Typed.line(reason)));
  }

  private int units(Errors errors) {
    var read = WholeNumber.read(units, 0, MAX_UNITS);
    if (read.value().isEmpty()) errors.rejectValue("units", "inventory.error.units");
    return read.orElse(0);
  }
}
