package io.storeflow.stockpage;

import io.storeflow.store.Store;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The ledger as lines of a file, which no import reads again: titles and reasons in the language of
 * the person, codes as everywhere, times by the clock of the store.
 */
final class LedgerLines {
  private static final List<String> TITLES =
      List.of(
          "at",
          "product",
          "variant",
          "sku",
          "place",
          "what",
          "on_hand_change",
          "reserved_change",
          "on_hand",
          "reserved",
          "reason",
          "actor",
          "order");

  private final Store store;
  private final MessageSource messages;
  private final Locale locale;

  LedgerLines(Store store, MessageSource messages, Locale locale) {
    this.store = store;
    this.messages = messages;
    this.locale = locale;
  }

  List<String> titles() {
    return TITLES.stream()
        .map(it -> messages.getMessage("inventory.file." + it, null, locale))
        .toList();
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
        why == null ? row.reason() : messages.getMessage(why, null, locale),
        row.actor(),
        row.order());
  }
}
