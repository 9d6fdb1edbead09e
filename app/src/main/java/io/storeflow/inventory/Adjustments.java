package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.insertMissing;
import static io.storeflow.store.Owned.only;
import static java.util.Objects.requireNonNull;

import io.storeflow.db.tables.records.StockRecord;
import io.storeflow.inventory.StockLedger.Cause;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What staff change of what is on hand at a place that they name. The caller's transaction
 * announces the moves at its end.
 */
@Service
public class Adjustments {

  /**
   * @param location row id
   * @param units that are more on hand there; negative: fewer
   */
  public record Change(long variantId, long location, int units) {}

  /**
   * What shall be on hand at a place.
   *
   * @param location row id
   * @param units that are on hand there afterwards
   */
  public record Target(long variantId, long location, int units) {}

  /**
   * Why.
   *
   * @param reason as a person typed it, the code of a {@link LedgerReason}, or empty
   * @param document row id of the transfer or the like that it belongs to; null for none
   */
  public record Why(LedgerKind kind, String reason, @Nullable Long document) {

    Cause by(Actor actor) {
      return new Cause(kind, reason, null, document, actor);
    }
  }

  private final DSLContext db;
  private final StockLedger ledger;

  Adjustments(DSLContext db, StockLedger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  /**
   * Changes all of them or none.
   *
   * @throws InsufficientStock if less would be on hand at a place than is reserved there
   * @throws LocationClosed if a place takes part that is closed
   */
  public List<StockMove> book(Store store, Collection<Change> changes, Why why, Actor actor) {
    return book(store, changes, place -> why, actor);
  }

  /**
   * The same, each for a reason of its own; as few statements as for one.
   *
   * @param changes no two of one variant at one place
   * @throws InsufficientStock if less would be on hand at a place than is reserved there
   * @throws LocationClosed if a place takes part that is closed
   */
  public List<StockMove> bookEach(Store store, Map<Change, Why> changes, Actor actor) {
    var whys = new HashMap<StockPlace, Why>();
    changes.forEach(
        (change, why) -> whys.put(new StockPlace(change.variantId(), change.location()), why));
    return book(store, changes.keySet(), place -> requireNonNull(whys.get(place)), actor);
  }

  /**
   * Units that should have come, and never did: they come, and are lost. What is on hand stays as
   * it is, or as it is owed.
   *
   * @param units of which none is below 1
   * @throws LocationClosed if a place takes part that is closed
   */
  public List<StockMove> lose(
      Store store, Collection<Change> units, Why came, Why lost, Actor actor) {
    var moves = book(store, units, came, actor);
    var gone = new TreeMap<StockPlace, Integer>();
    for (var it : units)
      gone.merge(new StockPlace(it.variantId(), it.location()), it.units(), Math::addExact);
    var after = ledger.restoreAt(store, StockLedger.deltas(gone, -1, 0), lost.by(actor));
    return StockMove.joined(moves, after.moves());
  }

  private List<StockMove> book(
      Store store, Collection<Change> changes, Function<StockPlace, Why> whys, Actor actor) {
    var units = new TreeMap<StockPlace, Integer>();
    for (var change : changes)
      units.merge(
          new StockPlace(change.variantId(), change.location()), change.units(), Math::addExact);
    units.values().removeIf(number -> number == 0);
    if (units.isEmpty()) return List.of();
    holdOpen(store, units.keySet());
    begin(
        store,
        units.entrySet().stream().filter(it -> it.getValue() > 0).map(it -> it.getKey()).toList());
    return ledger
        .moveAt(store, StockLedger.deltas(units, 1, 0), place -> whys.apply(place).by(actor))
        .moves();
  }

  /**
   * The changes after which exactly so many are on hand, whatever was owed: made twice, the second
   * changes nothing. The variants are held still until the transaction ends, so that nobody comes
   * between.
   */
  public List<Change> ofTargets(Store store, Collection<Target> targets) {
    var variants = new TreeSet<Long>();
    targets.forEach(it -> variants.add(it.variantId()));
    var there = ledger.onHandHeld(store, variants);
    return targets.stream()
        .map(
            it -> {
              int now = there.getOrDefault(new StockPlace(it.variantId(), it.location()), 0);
              return new Change(it.variantId(), it.location(), it.units() - now);
            })
        .toList();
  }

  private void holdOpen(Store store, Set<StockPlace> places) {
    holdOpen(store, places.stream().map(StockPlace::location).collect(Collectors.toSet()));
  }

  /**
   * They are not closed before the transaction ends.
   *
   * @param ids row ids of locations
   * @throws LocationClosed if one is closed already
   */
  public void holdOpen(Store store, Collection<Long> ids) {
    var l = only(store, LOCATION);
    var open =
        db.select(l.ID).from(l).where(l.ID.in(ids)).and(l.ACTIVE).orderBy(l.ID).forShare().fetch();
    if (open.size() < ids.size()) throw new LocationClosed();
  }

  /**
   * What was never at a place has no row of stock there yet. Those that are there are not locked
   * here: the ledger locks them, in the order of their keys.
   */
  private void begin(Store store, List<StockPlace> places) {
    if (places.isEmpty()) return;
    var s = only(store, STOCK);
    var variants = places.stream().map(StockPlace::variant).toList();
    var there =
        db.select(s.VARIANT_ID, s.LOCATION_ID)
            .from(s)
            .where(s.VARIANT_ID.in(variants))
            .fetchSet(row -> new StockPlace(row.value1(), row.value2()));
    var missing = places.stream().filter(place -> !there.contains(place)).toList();
    insertMissing(db, store, STOCK, missing.stream().map(Adjustments::empty).toList());
  }

  private static StockRecord empty(StockPlace place) {
    var row = new StockRecord();
    row.setVariantId(place.variant());
    row.setLocationId(place.location());
    row.setOnHand(0);
    row.setReserved(0);
    row.setLowAt(0);
    return row;
  }
}
