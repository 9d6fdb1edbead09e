package io.storeflow.customerpage;

import io.storeflow.customerbook.KnownCustomer.Consent;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the file of customers says, in the language of who takes it. */
final class CustomerFile {
  private static final List<String> TITLES =
      List.of(
          "name",
          "email",
          "phone",
          "orders",
          "spent",
          "currency",
          "last",
          "since",
          "marketing",
          "marketing-since",
          "how",
          "tags",
          "note");

  /** A customer with what is noted of them. */
  record Row(CustomerRow known, Consent consent, Instant since, String note, List<String> tags) {}

  private final Store store;
  private final MessageSource messages;
  private final Locale locale;

  CustomerFile(Store store, MessageSource messages, Locale locale) {
    this.store = store;
    this.messages = messages;
    this.locale = locale;
  }

  List<String> titles() {
    return TITLES.stream().map(it -> say("customer.file." + it)).toList();
  }

  List<@Nullable Object> cells(Row row) {
    var known = row.known();
    return Arrays.asList(
        known.name(),
        known.email(),
        known.phone(),
        known.orders(),
        known.spent().plain(),
        store.currency().getCurrencyCode(),
        day(known.ordered()),
        day(row.since()),
        say("customer.marketing." + row.consent().state().code()),
        day(row.consent().at()),
        row.consent().how(),
        Listed.written(row.tags()),
        row.note());
  }

  private @Nullable String day(@Nullable Instant at) {
    return Stream.ofNullable(at)
        .map(it -> it.atZone(store.timeZone()).toLocalDate().toString())
        .findFirst()
        .orElse(null);
  }

  private String say(String key) {
    return messages.getMessage(key, null, locale);
  }
}
