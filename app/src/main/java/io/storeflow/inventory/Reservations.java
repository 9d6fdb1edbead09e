package io.storeflow.inventory;

import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.ReservationRecord;
import io.storeflow.inventory.Inventory.From;
import io.storeflow.inventory.StockLedger.Cause;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
    return reserve(store, orderId, units, until, actor, null);
  }

  /**
   * The same for who fetches it somewhere.
   *
   * @param from null for nowhere
   * @throws Inventory.NotThere if it was said to be there, and somebody was faster
   */
  public List<StockMove> reserve(
      Store store,
      long orderId,
      Map<Long, Integer> units,
      Instant until,
      Actor actor,
      @Nullable From from) {
    var cause = Cause.of(LedgerKind.RESERVATION, "", orderId, actor);
    var moved = ledger.order(store, StockLedger.deltas(units, 0, 1), cause, from);
    var held = new TreeMap<StockPlace, Integer>();
    moved.places().forEach((place, delta) -> held.put(place, delta.reserved()));
    write(store, orderId, held, until);
    return moved.moves();
  }

  /**
   * Units to hold.
   *
   * @param location row id of where; null for where the store takes from by its own order
   */
  public record Wish(long variantId, @Nullable Long location, int units) {}

  /**
   * Holds units for somebody who has not ordered, until they are {@link #letGo}.
   *
   * @param holdId row id of the hold, which no order has
   * @throws InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> hold(
      Store store,
      long holdId,
      Collection<Wish> wishes,
      String reason,
      Instant until,
      Actor actor) {
    var anywhere = new TreeMap<Long, Integer>();
    var there = new TreeMap<StockPlace, Integer>();
    for (var wish : wishes)
      if (wish.location() == null) anywhere.merge(wish.variantId(), wish.units(), Math::addExact);
      else
        there.merge(
            new StockPlace(wish.variantId(), wish.location()), wish.units(), Math::addExact);
    // All at once, in the order of their keys, as there may be two moves.
    if (!anywhere.isEmpty() && !there.isEmpty())
      ledger.onHandHeld(store, wishes.stream().map(Wish::variantId).toList());
    var cause = new Cause(LedgerKind.RESERVATION, reason, null, holdId, actor);
    var first = ledger.moveAt(store, StockLedger.deltas(there, 0, 1), cause);
    var second = ledger.move(store, StockLedger.deltas(anywhere, 0, 1), cause);
    var held = new TreeMap<StockPlace, Integer>();
    for (var moved : List.of(first, second))
      moved.places().forEach((place, delta) -> held.merge(place, delta.reserved(), Math::addExact));
    write(store, holdId, held, until);
    return StockMove.joined(first.moves(), second.moves());
  }

  /** Lets go of what a hold has; nothing if it has nothing any more. */
  public List<StockMove> letGo(Store store, long holdId, LedgerReason why, Actor actor) {
    var cause = new Cause(LedgerKind.RELEASE, why.code(), null, holdId, actor);
    return ledger.moveAt(store, StockLedger.deltas(take(store, holdId), 0, -1), cause).moves();
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

  /** Writes down what is held under an id of which nothing is written down. */
  void write(Store store, long id, Map<StockPlace, Integer> held, Instant until) {
    var rows = new ArrayList<ReservationRecord>();
    held.forEach((place, units) -> rows.add(row(id, place, units, until)));
    insertAll(db, store, RESERVATION, rows);
  }

  /** The units that were held, by place; they are held no more. */
  SortedMap<StockPlace, Integer> take(Store store, long orderId) {
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
