package io.storeflow.inventory;

import io.storeflow.inventory.StockLedger.Cause;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Units that are held for somebody whose wishes change: more of one thing, less of another. */
@Component
public class HeldUnits {

  /** How many of a variant may be held, by how many are on hand. */
  @FunctionalInterface
  public interface Bound {
    int most(long variant, int onHand);
  }

  /**
   * What is held now.
   *
   * @param moves of stock that it took, to be announced
   */
  public record Held(boolean isNone, List<StockMove> moves) {}

  private final DSLContext db;
  private final StockLevels levels;
  private final StockLedger ledger;
  private final Reservations reservations;

  HeldUnits(DSLContext db, StockLevels levels, StockLedger ledger, Reservations reservations) {
    this.db = db;
    this.levels = levels;
    this.ledger = ledger;
    this.reservations = reservations;
  }

  /**
   * Makes what a hold has these units, or as many of them as there are and it may have; what it has
   * beyond them comes back. It keeps what it has of what is wanted, whatever the bound is by now.
   *
   * @param wanted units by row id of the variant
   * @param until when it is let go of
   */
  public Held fit(
      Store store,
      long holdId,
      Map<Long, Integer> wanted,
      Bound bound,
      Instant until,
      Actor actor) {
    var has = reservations.take(store, holdId);
    var variants = new TreeSet<>(wanted.keySet());
    has.keySet().forEach(place -> variants.add(place.variant()));
    var there = levels.lock(store, variants);
    var deltas = new TreeMap<StockPlace, StockDelta>();
    for (long variant : variants) {
      var places = there.getOrDefault(variant, List.of());
      int now = units(has, variant);
      int most = bound.most(variant, StockLevels.total(places).onHand());
      int asked = wanted.getOrDefault(variant, 0);
      int then = Math.max(Math.min(asked, now), Math.min(asked, most));
      deltas.putAll(then > now ? more(places, then - now) : fewer(of(has, variant), now - then));
    }
    var moved =
        ledger.moveAt(
            store,
            there,
            deltas,
            place -> {
              boolean takes = deltas.getOrDefault(place, StockDelta.NONE).reserved() > 0;
              return takes
                  ? cause(LedgerKind.RESERVATION, LedgerReason.IN_CART, holdId, actor)
                  : cause(LedgerKind.RELEASE, LedgerReason.HOLD_GIVEN_UP, holdId, actor);
            });
    deltas.forEach((place, delta) -> has.merge(place, delta.reserved(), Math::addExact));
    has.values().removeIf(units -> units == 0);
    reservations.write(store, holdId, has, until);
    return new Held(has.isEmpty(), moved.moves());
  }

  /** As many as there are, where the store takes from first. */
  private static Map<StockPlace, StockDelta> more(List<StockLevel> places, int units) {
    int some = Math.min(units, StockLevels.available(places));
    return some <= 0 ? Map.of() : PlaceRule.places(places, new StockDelta(0, some));
  }

  /** Those that are held at the places from which the store takes last come back first. */
  private static Map<StockPlace, StockDelta> fewer(SortedMap<StockPlace, Integer> held, int units) {
    var back = new TreeMap<StockPlace, StockDelta>();
    int missing = units;
    for (var place : held.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
      int some = Math.min(missing, held.getOrDefault(place, 0));
      if (some > 0) back.put(place, new StockDelta(0, -some));
      missing -= some;
    }
    return back;
  }

  /**
   * Lets go of it all for an order that takes what it needs in the same transaction. Nobody comes
   * between: what the order takes is locked with it, in the one order of keys.
   *
   * @param variants row ids of what the order takes
   */
  public List<StockMove> giveWay(Store store, long holdId, Collection<Long> variants, Actor actor) {
    var has = reservations.take(store, holdId);
    if (has.isEmpty()) return List.of();
    var all = new TreeSet<>(variants);
    has.keySet().forEach(place -> all.add(place.variant()));
    var why = cause(LedgerKind.RELEASE, LedgerReason.CART_ORDERED, holdId, actor);
    var there = levels.lock(store, all);
    return ledger.moveAt(store, there, StockLedger.deltas(has, 0, -1), place -> why).moves();
  }

  private static Cause cause(LedgerKind kind, LedgerReason why, long holdId, Actor actor) {
    return new Cause(kind, why.code(), null, holdId, actor);
  }

  private static SortedMap<StockPlace, Integer> of(
      SortedMap<StockPlace, Integer> held, long variant) {
    return held.subMap(
        new StockPlace(variant, Long.MIN_VALUE), new StockPlace(variant + 1, Long.MIN_VALUE));
  }

  private static int units(SortedMap<StockPlace, Integer> held, long variant) {
    return of(held, variant).values().stream().mapToInt(Integer::intValue).sum();
  }
}
