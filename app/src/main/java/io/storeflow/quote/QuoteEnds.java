package io.storeflow.quote;

import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Ends quotes before their time, when a rate that they name is not offered any more. */
@Component
public class QuoteEnds {
  private static final int STEP = 500;

  private record Open(long id, Set<String> rates) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final JsonMapper json;
  private final Clock clock;

  QuoteEnds(DSLContext db, Transactions transactions, JsonMapper json, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Ends the quotes that name others than these rates; who orders with one is told.
   *
   * @param offered public ids
   * @return how many
   */
  public int endOthers(Store store, Set<String> offered) {
    var now = clock.instant();
    int ended = 0;
    var page = page(store, Long.MIN_VALUE, now);
    while (!page.isEmpty()) {
      var others =
          page.stream().filter(it -> !offered.containsAll(it.rates())).map(Open::id).toList();
      if (!others.isEmpty()) ended += transactions.write(() -> end(store, others, now));
      page = page.size() < STEP ? List.of() : page(store, page.getLast().id(), now);
    }
    return ended;
  }

  private int end(Store store, List<Long> ids, Instant now) {
    var q = only(store, SHIPPING_QUOTE);
    return db.update(q)
        .set(q.EXPIRES_AT, now)
        .where(q.ID.in(ids))
        .and(q.EXPIRES_AT.gt(now))
        .execute();
  }

  private List<Open> page(Store store, long after, Instant now) {
    var q = only(store, SHIPPING_QUOTE);
    return db.select(q.ID, q.RATES)
        .from(q)
        .where(q.ID.gt(after))
        .and(q.EXPIRES_AT.gt(now))
        .orderBy(q.ID)
        .limit(STEP)
        .fetch(
            it ->
                new Open(it.value1(), json.readValue(it.value2(), ShippingQuotes.PRICES).keySet()));
  }
}
