package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.merchant.Owned.insertAll;
import static io.storeflow.merchant.Owned.only;
import static io.storeflow.merchant.Owned.upsertAll;

import io.storeflow.db.tables.records.ReservationRecord;
import io.storeflow.db.tables.records.StockLedgerRecord;
import io.storeflow.db.tables.records.StockRecord;
import io.storeflow.merchant.Pulse;
import io.storeflow.merchant.Pulse.Part;
import io.storeflow.merchant.Store;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Stock and its ledger. Every move locks the rows it needs in the order of their keys, checks,
 * updates and writes the ledger, all in the caller's transaction; the sums of the ledger are the
 * stock. Moves of an order return what moved: the order's transaction beats the pulse and announces
 * it, last.
 */
@Service
public class Inventory {

  /** What is to happen to one variant. */
  private record Delta(int onHand, int reserved) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Inventory(
      DSLContext db,
      Transactions transactions,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes sold units off the stock at once.
   *
   * @param units by variant, tracked variants only
   * @throws InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> sell(Store store, long orderId, Map<Long, Integer> units, String actor) {
    return move(store, deltas(units, -1, 0), LedgerKind.SALE, "", orderId, actor);
  }

  /**
   * Holds units for an order whose payment is awaited, until they are {@link #settle sold} or
   * {@link #release released}.
   *
   * @throws InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> reserve(
      Store store, long orderId, Map<Long, Integer> units, Instant until, String actor) {
    var moves = move(store, deltas(units, 0, 1), LedgerKind.RESERVATION, "", orderId, actor);
    long location = mainLocation(store);
    var rows = new ArrayList<ReservationRecord>();
    units.forEach(
        (variant, quantity) ->
            rows.add(new ReservationRecord(null, orderId, variant, location, quantity, until)));
    insertAll(db, store, RESERVATION, rows);
    return moves;
  }

  /** Turns what is held for the order into a sale; nothing if nothing is held any more. */
  public List<StockMove> settle(Store store, long orderId, String actor) {
    return move(
        store,
        deltas(takeReservation(store, orderId), -1, -1),
        LedgerKind.SALE,
        "",
        orderId,
        actor);
  }

  /** Lets go of what is held for the order; nothing if nothing is held any more. */
  public List<StockMove> release(Store store, long orderId, String reason, String actor) {
    return move(
        store,
        deltas(takeReservation(store, orderId), 0, -1),
        LedgerKind.RELEASE,
        reason,
        orderId,
        actor);
  }

  /** Puts units of a cancelled order back. */
  public List<StockMove> giveBack(
      Store store, long orderId, Map<Long, Integer> units, String actor) {
    return move(store, deltas(units, 1, 0), LedgerKind.RETURN, "", orderId, actor);
  }

  /**
   * Changes what is on hand by staff's word, and tells everybody.
   *
   * @param change by variant: units more (or, negative, fewer) on hand
   * @throws InsufficientStock if less would be on hand than is reserved
   */
  public List<StockMove> adjust(
      Store store, Map<Long, Integer> change, LedgerKind kind, String reason, String actor) {
    return transactions.write(
        () -> {
          var moves = correct(store, change, kind, reason, actor);
          announce(store, moves);
          return moves;
        });
  }

  /**
   * Like {@link #adjust}, as a part of a greater change: the caller's transaction announces the
   * moves at its end.
   */
  public List<StockMove> correct(
      Store store, Map<Long, Integer> change, LedgerKind kind, String reason, String actor) {
    return move(store, deltas(change, 1, 0), kind, reason, null, actor);
  }

  /**
   * A variant whose stock is counted.
   *
   * @param received units that come in with it
   * @param lowAt at or below it the variant counts as low
   */
  public record Counted(long variantId, int received, int lowAt) {}

  /**
   * Begins to count the stock of variants at the store's main location, or sets anew when they
   * count as low. The caller's transaction announces the moves at its end.
   */
  public List<StockMove> track(Store store, List<Counted> variants, String actor) {
    if (variants.isEmpty()) return List.of();
    long location = mainLocation(store);
    upsertAll(
        db,
        store,
        STOCK,
        variants.stream().map(each -> record(each, location)).toList(),
        STOCK.LOW_AT);
    var received =
        variants.stream().collect(Collectors.toMap(Counted::variantId, Counted::received));
    return move(store, deltas(received, 1, 0), LedgerKind.RECEIPT, "", null, actor);
  }

  private static StockRecord record(Counted variant, long location) {
    var row = new StockRecord();
    row.setVariantId(variant.variantId());
    row.setLocationId(location);
    row.setOnHand(0);
    row.setReserved(0);
    row.setLowAt(variant.lowAt());
    return row;
  }

  /** Beats the pulse for moves that no order announces, and tells everybody after commit. */
  public void announce(Store store, List<StockMove> moves) {
    if (!moves.isEmpty()) announce(store, moves, EnumSet.noneOf(Part.class));
  }

  /** Like the other, as a part of a greater change that raises those parts of the pulse too. */
  public void announce(Store store, List<StockMove> moves, Set<Part> more) {
    var parts = parts(moves);
    parts.addAll(more);
    var beat = pulse.beat(store, parts);
    if (!moves.isEmpty()) events.publishEvent(changed(store, moves, beat.inventory()));
  }

  /** The announcement of these moves under the sequence number that the pulse gave them. */
  public StockChanged changed(Store store, List<StockMove> moves, long seq) {
    var ids = publicIds(store, moves.stream().map(StockMove::variantId).toList());
    return changed(store, moves, ids, seq);
  }

  /**
   * Like the other, for who has the names.
   *
   * @param ids public ids of the variants by their row ids
   */
  public StockChanged changed(Store store, List<StockMove> moves, Map<Long, String> ids, long seq) {
    var levels =
        moves.stream()
            .map(
                move ->
                    new StockChanged.Level(
                        ids.getOrDefault(move.variantId(), ""), move.availableAfter()))
            .toList();
    return new StockChanged(store.id(), store.publicId(), levels, seq, clock.instant());
  }

  /** What such moves raise of the pulse: storefront pages too, where they look different then. */
  public static Set<Part> parts(List<StockMove> moves) {
    var parts = EnumSet.noneOf(Part.class);
    if (!moves.isEmpty()) parts.add(Part.INVENTORY);
    if (moves.stream().anyMatch(StockMove::isVisible)) parts.add(Part.SHOP);
    return parts;
  }

  private List<StockMove> move(
      Store store,
      SortedMap<Long, Delta> deltas,
      LedgerKind kind,
      String reason,
      @Nullable Long orderId,
      String actor) {
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
    var missing = new HashMap<Long, Integer>();
    deltas.keySet().forEach(variant -> missing.put(variant, 0));
    for (var row : rows) {
      long variant = row.value1();
      var delta = deltas.get(variant);
      if (delta == null) continue;
      int onHand = row.value3() + delta.onHand();
      int reserved = row.value4() + delta.reserved();
      int before = row.value3() - row.value4();
      if (onHand < reserved || reserved < 0) {
        missing.put(variant, Math.max(0, before));
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

  private StockLedgerRecord entry(
      long variant,
      long location,
      LedgerKind kind,
      Delta delta,
      int onHand,
      int reserved,
      String reason,
      String actor,
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
        actor,
        orderId,
        clock.instant());
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

  private long mainLocation(Store store) {
    var location = only(store, LOCATION);
    return db.select(location.ID).from(location).where(location.MAIN).fetchSingle(location.ID);
  }

  private Map<Long, String> publicIds(Store store, Collection<Long> variants) {
    var variant = only(store, VARIANT);
    return db.select(variant.ID, variant.PUBLIC_ID)
        .from(variant)
        .where(variant.ID.in(variants))
        .fetchMap(variant.ID, variant.PUBLIC_ID);
  }

  private static SortedMap<Long, Delta> deltas(Map<Long, Integer> units, int onHand, int reserved) {
    return units.entrySet().stream()
        .filter(unit -> unit.getValue() != 0)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                unit -> new Delta(unit.getValue() * onHand, unit.getValue() * reserved),
                (one, other) -> one,
                TreeMap::new));
  }
}
