package io.storeflow.stockwatch;

import static io.storeflow.db.Tables.STOCK_BREACH;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.inventory.StockLaw;
import io.storeflow.inventory.StockLaw.Breach;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Each night, whether the stock of a store is the sum of its ledger; staff are told if not. */
@Service
public class StockCheck {
  private static final int MOST = 1_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final StockLaw law;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StockCheck(
      DSLContext db,
      Transactions transactions,
      StockLaw law,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.law = law;
    this.events = events;
    this.clock = clock;
  }

  /** How many rows of stock the last check found wrong; empty for none. One statement. */
  public Optional<Integer> found(Store store) {
    var b = only(store, STOCK_BREACH);
    return db.select(b.FOUND).from(b).fetchOptional(b.FOUND);
  }

  /** Checks it now; told are only those who were not told of as many. */
  public void check(Store store) {
    var breaches = law.breaches(store, MOST);
    transactions.write(
        () -> {
          int before = found(store).orElse(0);
          if (breaches.size() == before) return;
          var b = only(store, STOCK_BREACH);
          db.deleteFrom(b).execute();
          if (!breaches.isEmpty()) note(store, breaches);
          var changes = Audited.Changes.none().field("stock_rows", before, breaches.size());
          events.publishEvent(
              Audited.in(store, Actor.SYSTEM, "stock.checked", "store", "", store.name(), changes));
        });
  }

  private void note(Store store, List<Breach> breaches) {
    var now = clock.instant();
    insertInto(db, store, STOCK_BREACH)
        .set(STOCK_BREACH.FOUND_AT, now)
        .set(STOCK_BREACH.FOUND, breaches.size())
        .execute();
    events.publishEvent(
        new StockNews(
            store.id(),
            store.merchant().publicId(),
            StockNews.Kind.DIFFERS,
            breaches.stream().map(Breach::variantId).distinct().limit(StockNews.NAMED).toList(),
            breaches.size(),
            now));
  }
}
