package io.storeflow.inventory;

import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.ReservationRecord;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Units that are held for orders whose payment is awaited: not sold yet, and nobody else's. */
@Service
public class Reservations {
  private final DSLContext db;
  private final StockLedger ledger;
  private final Locations locations;

  Reservations(DSLContext db, StockLedger ledger, Locations locations) {
    this.db = db;
    this.ledger = ledger;
    this.locations = locations;
  }

  /**
   * Holds units for an order whose payment is awaited, until they are {@link #settle sold} or
   * {@link #release released}.
   *
   * @throws InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> reserve(
      Store store, long orderId, Map<Long, Integer> units, Instant until, Actor actor) {
    var moves =
        ledger.move(
            store, StockLedger.deltas(units, 0, 1), LedgerKind.RESERVATION, "", orderId, actor);
    long location = locations.main(store);
    var rows = new ArrayList<ReservationRecord>();
    units.forEach(
        (variant, quantity) ->
            rows.add(new ReservationRecord(null, orderId, variant, location, quantity, until)));
    insertAll(db, store, RESERVATION, rows);
    return moves;
  }

  /** Turns what is held for the order into a sale; nothing if nothing is held any more. */
  public List<StockMove> settle(Store store, long orderId, Actor actor) {
    return ledger.move(
        store,
        StockLedger.deltas(takeReservation(store, orderId), -1, -1),
        LedgerKind.SALE,
        "",
        orderId,
        actor);
  }

  /** Lets go of what is held for the order; nothing if nothing is held any more. */
  public List<StockMove> release(Store store, long orderId, String reason, Actor actor) {
    return ledger.move(
        store,
        StockLedger.deltas(takeReservation(store, orderId), 0, -1),
        LedgerKind.RELEASE,
        reason,
        orderId,
        actor);
  }

  private Map<Long, Integer> takeReservation(Store store, long orderId) {
    var held = only(store, RESERVATION);
    var units =
        db.select(held.VARIANT_ID, held.QUANTITY)
            .from(held)
            .where(held.ORDER_ID.eq(orderId))
            .forUpdate()
            .fetchMap(held.VARIANT_ID, held.QUANTITY);
    db.deleteFrom(held).where(held.ORDER_ID.eq(orderId)).execute();
    return units;
  }
}
