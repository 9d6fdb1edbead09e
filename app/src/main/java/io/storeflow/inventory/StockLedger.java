package io.storeflow.inventory;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.StockLedgerRecord;
import io.storeflow.inventory.InsufficientStock.Level;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way in which stock moves: locks the rows it needs in the order of their keys, checks,
 * updates and writes the ledger, all in the caller's transaction. The sums of the ledger are the
 * stock.
 */
@Component
class StockLedger {

  /** What is to happen to one variant. */
  record Delta(int onHand, int reserved) {}

  private final DSLContext db;
  private final Clock clock;

  StockLedger(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Moves the stock of variants.
   *
   * @throws InsufficientStock if any would have less on hand than is reserved, or is not counted
   */
  List<StockMove> move(
      Store store,
      SortedMap<Long, Delta> deltas,
      LedgerKind kind,
      String reason,
      @Nullable Long orderId,
      Actor actor) {
    if (deltas.isEmpty()) return List.of();
    var stock = only(store, STOCK);
    var rows =
        db.select(stock.VARIANT_ID, stock.LOCATION_ID, stock.ON_HAND, stock.RESERVED)
            .from(stock)
            .where(stock.VARIANT_ID.in(deltas.keySet()))
            .orderBy(stock.VARIANT_ID, stock.LOCATION_ID)
            .forUpdate()
            .fetch();
    var moves = new ArrayList<StockMove>();
    var entries = new ArrayList<StockLedgerRecord>();
    // The owner's condition stands last in the statement, and so does its value below.
    BatchBindStep update =
        db.batch(
            db.update(stock)
                .set(stock.ON_HAND, 0)
                .set(stock.RESERVED, 0)
                .where(stock.VARIANT_ID.eq(0L))
                .and(stock.LOCATION_ID.eq(0L)));
    var missing = new HashMap<Long, Level>();
    deltas.keySet().forEach(variant -> missing.put(variant, Level.NOTHING));
    for (var row : rows) {
      long variant = row.value1();
      var delta = deltas.get(variant);
      if (delta == null) continue;
      int onHand = row.value3() + delta.onHand();
      int reserved = row.value4() + delta.reserved();
      int before = row.value3() - row.value4();
      if (onHand < reserved || reserved < 0) {
        missing.put(variant, new Level(row.value3(), row.value4()));
        continue;
      }
      missing.remove(variant);
      moves.add(new StockMove(variant, before, onHand - reserved));
      update = update.bind(onHand, reserved, variant, row.value2(), store.id());
      entries.add(
          entry(variant, row.value2(), kind, delta, onHand, reserved, reason, actor, orderId));
    }
    if (!missing.isEmpty()) throw new InsufficientStock(missing);
    update.execute();
    insertAll(db, store, STOCK_LEDGER, entries);
    return moves;
  }

  /** So many units of each, times what one unit does to the columns. */
  static SortedMap<Long, Delta> deltas(Map<Long, Integer> units, int onHand, int reserved) {
    return units.entrySet().stream()
        .filter(unit -> unit.getValue() != 0)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                unit -> new Delta(unit.getValue() * onHand, unit.getValue() * reserved),
                (one, other) -> one,
                TreeMap::new));
  }

  private StockLedgerRecord entry(
      long variant,
      long location,
      LedgerKind kind,
      Delta delta,
      int onHand,
      int reserved,
      String reason,
      Actor actor,
      @Nullable Long orderId) {
    return new StockLedgerRecord(
        null,
        Ids.next(),
        variant,
        location,
        kind.code(),
        delta.onHand(),
        delta.reserved(),
        onHand,
        reserved,
        reason,
        actor.kind().code(),
        actor.personId(),
        actor.name(),
        orderId,
        clock.instant());
  }
}
