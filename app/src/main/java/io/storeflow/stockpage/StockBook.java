package io.storeflow.stockpage;

import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.StockEntry;
import io.storeflow.location.Location;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Where staff write down what came in, came back, broke or was counted. */
@Service
public class StockBook {
  private final StockQueries queries;
  private final Inventory inventory;
  private final Adjustments adjustments;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  StockBook(
      StockQueries queries,
      Inventory inventory,
      Adjustments adjustments,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.queries = queries;
    this.inventory = inventory;
    this.adjustments = adjustments;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Writes it down, in the ledger and the audit log.
   *
   * @param variant public id
   * @param units how many came, broke, or were counted; negative only where it is a correction
   * @param place where; null for where the store takes from, or brings to, by its own order
   * @return how many are on hand there now
   * @throws NotFound if the store counts no such variant
   * @throws InsufficientStock if less would be on hand than is reserved
   * @throws io.storeflow.inventory.LocationClosed if the place is closed
   */
  public int enter(
      Store store,
      String variant,
      StockEntry entry,
      int units,
      @Nullable Location place,
      String reason,
      Actor actor) {
    boolean unsaid = reason.isEmpty() && entry == StockEntry.COUNTED;
    var said = unsaid ? LedgerReason.COUNTED.code() : reason;
    return transactions.write(
        () -> {
          var row = queries.row(store, variant).orElseThrow(NotFound::new);
          int before = queries.onHandLocked(store, row.id(), place == null ? null : place.id());
          int delta = entry.delta(units, before);
          if (delta == 0) return before;
          var changes = Audited.Changes.none().field("on_hand", before, before + delta);
          if (place != null) changes = changes.field("location", null, place.name());
          events.publishEvent(audited(store, row, "stock.adjusted", changes, actor));
          if (place == null)
            inventory.adjust(store, Map.of(row.id(), delta), entry.kind(), said, actor);
          else {
            var change = new Adjustments.Change(row.id(), place.id(), delta);
            var why = new Adjustments.Why(entry.kind(), said, null);
            inventory.announce(store, adjustments.book(store, List.of(change), why, actor));
          }
          return before + delta;
        });
  }

  /**
   * Says from how many left on a variant counts as low.
   *
   * @param variant public id
   * @throws NotFound if the store counts no such variant
   */
  public void alertAt(Store store, String variant, int lowAt, Actor actor) {
    transactions.write(
        () -> {
          var row = queries.row(store, variant).orElseThrow(NotFound::new);
          if (Integer.valueOf(lowAt).equals(row.alertAt())) return;
          var counted = new Inventory.Counted(row.id(), 0, lowAt);
          var moves = inventory.track(store, List.of(counted), actor);
          var changes = Audited.Changes.none().field("low_at", row.alertAt(), lowAt);
          events.publishEvent(audited(store, row, "stock.alert_set", changes, actor));
          inventory.announce(store, moves);
        });
  }

  private static Audited audited(
      Store store, StockRow row, String action, Audited.Changes changes, Actor actor) {
    var label = (row.productTitle() + " " + row.variantTitle()).strip();
    return Audited.in(store, actor, action, "variant", row.variant(), label, changes);
  }
}
