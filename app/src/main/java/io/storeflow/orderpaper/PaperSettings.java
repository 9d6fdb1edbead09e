package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.PAPER_SETTINGS;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;

import io.storeflow.db.tables.records.PaperSettingsRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** How a store prints its papers. */
@Service
public class PaperSettings {
  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  PaperSettings(DSLContext db, Transactions transactions, ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
  }

  /** Whether packing slips say what things cost. One statement. */
  public boolean slipsHavePrices(Store store) {
    var s = only(store, PAPER_SETTINGS);
    return db.select(s.SLIP_PRICES).from(s).fetchOptional(s.SLIP_PRICES).orElse(false);
  }

  /** Says whether they do. */
  public void change(Store store, boolean prices, Actor actor) {
    transactions.write(
        () -> {
          boolean was = slipsHavePrices(store);
          if (was == prices) return;
          var row = new PaperSettingsRecord();
          row.setSlipPrices(prices);
          upsertAll(db, store, PAPER_SETTINGS, List.of(row), PAPER_SETTINGS.SLIP_PRICES);
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "store.changed",
                  "store",
                  store.slug(),
                  store.name(),
                  Audited.Changes.none().field("slip_prices", was, prices)));
        });
  }
}
