package io.storeflow.stockpage;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockEntry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Where staff write down what came in, broke or was counted. */
@Service
public class StockBook {
  private final StockQueries queries;
  private final Inventory inventory;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  StockBook(
      StockQueries queries,
      Inventory inventory,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.queries = queries;
    this.inventory = inventory;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Writes it down, in the ledger and the audit log.
   *
   * @param variant public id
   * @param units how many came, broke, or were counted; never negative
   * @return how many are on hand now
   * @throws NotFound if the store counts no such variant
   * @throws InsufficientStock if less would be on hand than is reserved
   */
  public int enter(
      Store store, String variant, StockEntry entry, int units, String reason, Actor actor) {
    return transactions.write(
        () -> {
          var row = queries.row(store, variant).orElseThrow(NotFound::new);
          int before = queries.onHandLocked(store, row.id());
          int delta = entry.delta(units, before);
          if (delta == 0) return before;
          var label = (row.productTitle() + " " + row.variantTitle()).strip();
          var changes = Audited.Changes.none().field("on_hand", before, before + delta);
          events.publishEvent(
              Audited.in(store, actor, "stock.adjusted", "variant", variant, label, changes));
          inventory.adjust(store, Map.of(row.id(), delta), entry.kind(), reason, actor);
          return before + delta;
        });
  }
}
