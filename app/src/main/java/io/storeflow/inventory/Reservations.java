package io.storeflow.inventory;

import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.ReservationRecord;
import io.storeflow.inventory.StockLedger.Cause;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Units that are held for orders whose payment is awaited: not sold yet, and nobody else's. */
@Service
public class Reservations {
  private final DSLContext db;
  private final StockLedger ledger;

  Reservations(DSLContext db, StockLedger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  /**
   * Holds units for an order whose payment is awaited, until they are {@link #settle sold} or
   * {@link #release released}.
   *
   * @throws InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> reserve(
      Store store, long orderId, Map<Long, Integer> units, Instant until, Actor actor) {
    var cause = Cause.of(LedgerKind.RESERVATION, "", orderId, actor);
    var moved = ledger.move(store, StockLedger.deltas(units, 0, 1), cause);
    var rows = new ArrayList<ReservationRecord>();
    moved
        .places()
        .forEach((place, delta) -> rows.add(row(orderId, place, delta.reserved(), until)));
    insertAll(db, store, RESERVATION, rows);
    return moved.moves();
  }

  /** Turns what is held for the order into a sale; nothing if nothing is held any more. */
  public List<StockMove> settle(Store store, long orderId, Actor actor) {
    var cause = Cause.of(LedgerKind.SALE, "", orderId, actor);
    return ledger.moveAt(store, StockLedger.deltas(take(store, orderId), -1, -1), cause).moves();
  }

  /** Lets go of what is held for the order; nothing if nothing is held any more. */
  public List<StockMove> release(Store store, long orderId, String reason, Actor actor) {
    var cause = Cause.of(LedgerKind.RELEASE, reason, orderId, actor);
    return ledger.moveAt(store, StockLedger.deltas(take(store, orderId), 0, -1), cause).moves();
  }

  /** The units that were held, by place; they are held no more. */
  private SortedMap<StockPlace, Integer> take(Store store, long orderId) {
    var held = only(store, RESERVATION);
    var units = new TreeMap<StockPlace, Integer>();
    db.select(held.VARIANT_ID, held.LOCATION_ID, held.QUANTITY)
        .from(held)
        .where(held.ORDER_ID.eq(orderId))
        .forUpdate()
        .forEach(row -> units.put(new StockPlace(row.value1(), row.value2()), row.value3()));
    db.deleteFrom(held).where(held.ORDER_ID.eq(orderId)).execute();
    return units;
  }

  private static ReservationRecord row(long order, StockPlace place, int units, Instant until) {
    var row = new ReservationRecord();
    row.setOrderId(order);
    row.setVariantId(place.variant());
    row.setLocationId(place.location());
    row.setQuantity(units);
    row.setExpiresAt(until);
    return row;
  }
}
