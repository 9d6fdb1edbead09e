package io.storeflow.fill;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.StockLedgerRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Applies many changes to the stock at once, with the ledger and its running balances. */
@Component
class StockWriter {

  private static final class Level {
    private final long location;
    private int onHand;
    private int reserved;

    Level(long location, int onHand, int reserved) {
      this.location = location;
      this.onHand = onHand;
      this.reserved = reserved;
    }
  }

  private final DSLContext db;

  StockWriter(DSLContext db) {
    this.db = db;
  }

  /** Locks the rows in the order of their keys, as sales do. Joins the caller's transaction. */
  void write(Store store, List<StockChange> changes) {
    var levels = lock(store, changes);
    var ledger = new ArrayList<StockLedgerRecord>();
    for (var change : inOrderOfTime(changes)) {
      var level = levels.get(change.variantId());
      if (level == null) throw new IllegalStateException("no stock of " + change.variantId());
      level.onHand += change.onHand();
      level.reserved += change.reserved();
      if (level.reserved < 0 || level.onHand < level.reserved) {
        throw new FillRefused("The stock was sold to others meanwhile. Try again.");
      }
      ledger.add(entry(change, level));
    }
    if (levels.isEmpty()) return;
    update(store, levels);
    GoodsWriter.chunks(ledger).forEach(rows -> insertAll(db, store, STOCK_LEDGER, rows));
  }

  private static List<StockChange> inOrderOfTime(List<StockChange> changes) {
    return changes.stream().sorted(Comparator.comparing(StockChange::at)).toList();
  }

  private Map<Long, Level> lock(Store store, List<StockChange> changes) {
    var variants = new TreeSet<Long>();
    changes.forEach(change -> variants.add(change.variantId()));
    var stock = only(store, STOCK);
    Map<Long, Level> levels = new HashMap<>();
    for (var part : GoodsWriter.chunks(List.copyOf(variants))) {
      db.select(stock.VARIANT_ID, stock.LOCATION_ID, stock.ON_HAND, stock.RESERVED)
          .from(stock)
          .where(stock.VARIANT_ID.in(part))
          .orderBy(stock.VARIANT_ID, stock.LOCATION_ID)
          .forUpdate()
          .forEach(
              row ->
                  levels.putIfAbsent(
                      row.value1(), new Level(row.value2(), row.value3(), row.value4())));
    }
    return levels;
  }

  private void update(Store store, Map<Long, Level> levels) {
    var stock = only(store, STOCK);
    BatchBindStep update =
        db.batch(
            db.update(stock)
                .set(stock.ON_HAND, 0)
                .set(stock.RESERVED, 0)
                .where(stock.VARIANT_ID.eq(0L))
                .and(stock.LOCATION_ID.eq(0L)));
    for (var entry : levels.entrySet()) {
      var level = entry.getValue();
      update =
          update.bind(level.onHand, level.reserved, entry.getKey(), level.location, store.id());
    }
    update.execute();
  }

  private static StockLedgerRecord entry(StockChange change, Level level) {
    var row = new StockLedgerRecord();
    row.setId(Ids.next());
    row.setVariantId(change.variantId());
    row.setLocationId(level.location);
    row.setKind(change.kind());
    row.setOnHandDelta(change.onHand());
    row.setReservedDelta(change.reserved());
    row.setOnHandAfter(level.onHand);
    row.setReservedAfter(level.reserved);
    row.setReason("");
    row.setActorKind(change.actor().kind());
    row.setActorId(change.actor().personId());
    row.setActor(change.actor().name());
    row.setOrderId(change.orderId());
    row.setAt(change.at());
    return row;
  }
}
