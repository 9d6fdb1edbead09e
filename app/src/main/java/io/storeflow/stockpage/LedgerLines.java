package io.storeflow.stockpage;

import io.storeflow.store.Store;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The ledger as lines of a file: titles and codes in English, times by the clock of the store. */
final class LedgerLines {
  static final List<String> TITLES =
      List.of(
          "At",
          "Product",
          "Variant",
          "SKU",
          "Location",
          "What",
          "On hand change",
          "Reserved change",
          "On hand",
          "Reserved",
          "Reason",
          "Actor",
          "Order");

  private final Store store;
  private final MessageSource messages;

  LedgerLines(Store store, MessageSource messages) {
    this.store = store;
    this.messages = messages;
  }

  List<@Nullable Object> cells(LedgerRow row) {
    var at = row.at().truncatedTo(ChronoUnit.SECONDS).atZone(store.timeZone());
    var why = row.why();
    return Arrays.asList(
        at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
        row.productTitle(),
        row.variantTitle(),
        row.sku(),
        row.place(),
        row.kind().code(),
        row.onHandDelta(),
        row.reservedDelta(),
        row.onHandAfter(),
        row.reservedAfter(),
        why == null ? row.reason() : messages.getMessage(why, null, Locale.ENGLISH),
        row.actor(),
        row.order());
  }
}
