package io.storeflow.inventory;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.records.StockLedgerRecord;
import io.storeflow.inventory.InsufficientStock.Level;
import io.storeflow.inventory.Inventory.From;
import io.storeflow.inventory.Inventory.NotThere;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way in which stock moves: locks the rows it needs in the order of their keys, checks,
 * updates and writes the ledger, all in the caller's transaction. For each variant at each location
 * the sums of the ledger are the stock.
 */
@Component
class StockLedger {

  /**
   * Why stock moves, and who moves it.
   *
   * @param reason as a person typed it, the code of a {@link LedgerReason}, or empty
   * @param orderId the order it moves for; {@code document}: the transfer or the like; null for
   *     none
   */
  record Cause(
      LedgerKind kind,
      String reason,
      @Nullable Long orderId,
      @Nullable Long document,
      Actor actor) {

    static Cause of(LedgerKind kind, String reason, @Nullable Long orderId, Actor actor) {
      return new Cause(kind, reason, orderId, null, actor);
    }
  }

  /**
   * What has moved.
   *
   * @param moves by variant, over all its places
   */
  record Moved(List<StockMove> moves, SortedMap<StockPlace, StockDelta> places) {
    static final Moved NOTHING = new Moved(List.of(), new TreeMap<>());
  }

  private final DSLContext db;
  private final StockLevels levels;
  private final Clock clock;

  StockLedger(DSLContext db, StockLevels levels, Clock clock) {
    this.db = db;
    this.levels = levels;
    this.clock = clock;
  }

  /**
   * Moves the stock of variants, each at the places that {@link PlaceRule} finds.
   *
   * @param deltas by variant; each changes either what is on hand or what is reserved
   * @throws InsufficientStock if any has fewer than are taken, or is not counted
   */
  Moved move(Store store, SortedMap<Long, StockDelta> deltas, Cause cause) {
    return move(store, deltas, cause, false, null);
  }

  /**
   * The same for what somebody has ordered: what is not there is owed, up to what the store says.
   *
   * @param from where it is fetched; null for nowhere
   */
  Moved order(Store store, SortedMap<Long, StockDelta> deltas, Cause cause, @Nullable From from) {
    return move(store, deltas, cause, true, from);
  }

  private Moved move(
      Store store,
      SortedMap<Long, StockDelta> deltas,
      Cause cause,
      boolean ordered,
      @Nullable From from) {
    if (deltas.isEmpty()) return Moved.NOTHING;
    var locked = levels.lock(store, deltas.keySet());
    // What is owed is owed by a place that is open, and not closed before the commit.
    var there = ordered && isBeyond(locked, deltas) ? levels.holdOpen(store, locked) : locked;
    var placed = new TreeMap<StockPlace, StockDelta>();
    var few = new HashMap<Long, Level>();
    deltas.forEach(
        (variant, delta) -> {
          var its = there.getOrDefault(variant, List.of());
          int owed = ordered ? StockLevels.backorder(its) : 0;
          var places = PlaceRule.places(its, delta, owed, from);
          if (places.isEmpty()) few.put(variant, looked(its, from));
          placed.putAll(places);
        });
    if (!few.isEmpty()) throw new InsufficientStock(few);
    if (from != null && from.said() && !isThere(there, deltas, from)) throw new NotThere();
    return write(store, there, placed, place -> cause, StockLevel::owing);
  }

  private static boolean isThere(
      Map<Long, List<StockLevel>> there, SortedMap<Long, StockDelta> deltas, From from) {
    return deltas.entrySet().stream()
        .allMatch(
            it ->
                there.getOrDefault(it.getKey(), List.of()).stream()
                    .filter(level -> level.place().location() == from.location())
                    .anyMatch(level -> level.available() >= -it.getValue().available()));
  }

  /** What there was where it was looked for. */
  private static Level looked(List<StockLevel> levels, @Nullable From from) {
    if (from == null || !from.alone()) return StockLevels.total(levels);
    return levels.stream()
        .filter(it -> it.place().location() == from.location())
        .findFirst()
        .map(StockLedger::at)
        .orElse(Level.NOTHING);
  }

  private static boolean isBeyond(
      Map<Long, List<StockLevel>> there, SortedMap<Long, StockDelta> deltas) {
    return deltas.entrySet().stream()
        .anyMatch(it -> -it.getValue().available() > StockLevels.available(there.get(it.getKey())));
  }

  /**
   * Moves the stock of variants at these very places.
   *
   * @throws InsufficientStock if any would have less on hand than is reserved, or is not counted
   */
  Moved moveAt(Store store, SortedMap<StockPlace, StockDelta> deltas, Cause cause) {
    return moveAt(store, deltas, place -> cause);
  }

  /** The same where each place has a cause of its own. */
  Moved moveAt(
      Store store,
      SortedMap<StockPlace, StockDelta> deltas,
      Function<? super StockPlace, Cause> causes) {
    if (deltas.isEmpty()) return Moved.NOTHING;
    var variants = deltas.keySet().stream().map(StockPlace::variant).collect(Collectors.toSet());
    return write(store, levels.lock(store, variants), deltas, causes, StockLevel::after);
  }

  /**
   * The same for who has locked the variants.
   *
   * @param there their levels
   */
  Moved moveAt(
      Store store,
      Map<Long, List<StockLevel>> there,
      SortedMap<StockPlace, StockDelta> deltas,
      Function<? super StockPlace, Cause> causes) {
    return deltas.isEmpty()
        ? Moved.NOTHING
        : write(store, there, deltas, causes, StockLevel::after);
  }

  /** Restores at these very places what was there: also what is owed. */
  Moved restoreAt(Store store, SortedMap<StockPlace, StockDelta> deltas, Cause cause) {
    if (deltas.isEmpty()) return Moved.NOTHING;
    var variants = deltas.keySet().stream().map(StockPlace::variant).collect(Collectors.toSet());
    var there = levels.lock(store, variants);
    return write(store, there, deltas, place -> cause, StockLevel::owing);
  }

  /** Variants of which nothing moves, as moves: for who has to look at them again. */
  List<StockMove> still(Store store, Collection<Long> variants) {
    var moves = new ArrayList<StockMove>();
    levels
        .lock(store, variants)
        .forEach(
            (variant, there) -> {
              int available = StockLevels.available(there);
              moves.add(new StockMove(variant, available, available, StockLevels.backorder(there)));
            });
    return moves;
  }

  /**
   * Nobody reserves any of them before the commit.
   *
   * @throws InsufficientStock if units of one are reserved
   */
  void refuseReserved(Store store, Collection<Long> variants) {
    var reserved = new HashMap<Long, Level>();
    levels
        .lock(store, variants)
        .forEach(
            (variant, there) -> {
              var total = StockLevels.total(there);
              if (total.reserved() > 0) reserved.put(variant, total);
            });
    if (!reserved.isEmpty()) throw new InsufficientStock(reserved);
  }

  /** How many are on hand at each place; nobody else changes them before the commit. */
  Map<StockPlace, Integer> onHandHeld(Store store, Collection<Long> variants) {
    return levels.lock(store, variants).values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toMap(StockLevel::place, StockLevel::onHand));
  }

  /** So many units of each, times what one unit does to the columns. */
  static <K> SortedMap<K, StockDelta> deltas(Map<K, Integer> units, int onHand, int reserved) {
    var deltas = new TreeMap<K, StockDelta>();
    units.forEach(
        (key, number) -> {
          if (number != 0) deltas.put(key, new StockDelta(onHand, reserved).times(number));
        });
    return deltas;
  }

  /** What an order has taken and not given back, by place. */
  SortedMap<StockPlace, Integer> takenBy(Store store, long orderId) {
    var l = only(store, STOCK_LEDGER);
    var taken = sum(l.ON_HAND_DELTA).neg();
    var units = new TreeMap<StockPlace, Integer>();
    db.select(l.VARIANT_ID, l.LOCATION_ID, taken)
        .from(l)
        .where(l.ORDER_ID.eq(orderId))
        .and(l.KIND.ne(LedgerKind.DAMAGE))
        .groupBy(l.VARIANT_ID, l.LOCATION_ID)
        .forEach(
            row ->
                units.put(
                    new StockPlace(row.value1(), row.value2()), row.value3().intValueExact()));
    units.values().removeIf(number -> number <= 0);
    return units;
  }

  /** By how much a document has changed what is on hand of variants, by place. */
  SortedMap<StockPlace, Integer> movedBy(Store store, long document, Collection<Long> variants) {
    var l = only(store, STOCK_LEDGER);
    var moved = sum(l.ON_HAND_DELTA);
    var units = new TreeMap<StockPlace, Integer>();
    db.select(l.VARIANT_ID, l.LOCATION_ID, moved)
        .from(l)
        .where(l.VARIANT_ID.in(variants))
        .and(l.DOCUMENT_ID.eq(document))
        .groupBy(l.VARIANT_ID, l.LOCATION_ID)
        .forEach(
            row ->
                units.put(
                    new StockPlace(row.value1(), row.value2()), row.value3().intValueExact()));
    return units;
  }

  private Moved write(
      Store store,
      Map<Long, List<StockLevel>> there,
      SortedMap<StockPlace, StockDelta> deltas,
      Function<? super StockPlace, Cause> causes,
      BiFunction<StockLevel, StockDelta, @Nullable StockLevel> change) {
    var before = new HashMap<StockPlace, StockLevel>();
    there.values().forEach(all -> all.forEach(level -> before.put(level.place(), level)));
    var after = new ArrayList<StockLevel>();
    var entries = new ArrayList<StockLedgerRecord>();
    var few = new HashMap<Long, Level>();
    deltas.forEach(
        (place, delta) -> {
          var level = before.get(place);
          var then = level == null ? null : change.apply(level, delta);
          if (then == null) {
            few.put(place.variant(), at(level));
            return;
          }
          after.add(then);
          entries.add(entry(then, delta, causes.apply(place)));
        });
    if (!few.isEmpty()) throw new InsufficientStock(few);
    update(store, after);
    insertAll(db, store, STOCK_LEDGER, entries);
    return new Moved(moves(there, deltas), deltas);
  }

  private void update(Store store, List<StockLevel> levels) {
    var s = only(store, STOCK);
    // The owner's condition stands last in the statement, and so does its value below.
    BatchBindStep update =
        db.batch(
            db.update(s)
                .set(s.ON_HAND, 0)
                .set(s.RESERVED, 0)
                .where(s.VARIANT_ID.eq(0L))
                .and(s.LOCATION_ID.eq(0L)));
    for (var level : levels) {
      var place = level.place();
      update =
          update.bind(
              level.onHand(), level.reserved(), place.variant(), place.location(), store.id());
    }
    update.execute();
  }

  /** How each variant moved, over all its places. */
  private static List<StockMove> moves(
      Map<Long, List<StockLevel>> there, SortedMap<StockPlace, StockDelta> deltas) {
    var changes = new TreeMap<Long, Integer>();
    deltas.forEach(
        (place, delta) -> changes.merge(place.variant(), delta.available(), Math::addExact));
    var moves = new ArrayList<StockMove>();
    changes.forEach(
        (variant, change) -> {
          var places = there.get(variant);
          int available = StockLevels.available(places);
          int backorder = StockLevels.backorder(places);
          moves.add(new StockMove(variant, available, available + change, backorder));
        });
    return moves;
  }

  private static Level at(@Nullable StockLevel level) {
    return level == null ? Level.NOTHING : new Level(level.onHand(), level.reserved(), 0);
  }

  private StockLedgerRecord entry(StockLevel level, StockDelta delta, Cause cause) {
    var row = new StockLedgerRecord();
    row.setId(Ids.next());
    row.setVariantId(level.place().variant());
    row.setLocationId(level.place().location());
    row.setKind(cause.kind());
    row.setOnHandDelta(delta.onHand());
    row.setReservedDelta(delta.reserved());
    row.setOnHandAfter(level.onHand());
    row.setReservedAfter(level.reserved());
    row.setReason(cause.reason());
    row.setActorKind(cause.actor().kind());
    row.setActorId(cause.actor().personId());
    row.setActor(cause.actor().name());
    row.setOrderId(cause.orderId());
    row.setDocumentId(cause.document());
    row.setAt(clock.instant());
    return row;
  }
}
