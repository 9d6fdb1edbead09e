package io.storeflow.inventory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one rule by which a move that names no location finds its places. Units are taken from the
 * first location, in the order that the store gave them, that has all of them, so that they go in
 * one parcel; else from each what it has, in that order, and from the first open one what may be
 * owed. What comes in comes to the main location.
 */
final class PlaceRule {
  private static final Comparator<StockLevel> IN_ORDER =
      Comparator.comparingInt(StockLevel::position).thenComparing(StockLevel::place);

  private PlaceRule() {}

  /**
   * Where the change happens.
   *
   * @param levels of one variant, at all its places
   * @return what happens where; empty if fewer can be sold than are taken, or none was ever counted
   */
  static SortedMap<StockPlace, StockDelta> places(List<StockLevel> levels, StockDelta delta) {
    return places(levels, delta, 0);
  }

  /**
   * The same where so many units may be taken that are not there.
   *
   * @param owed units beyond those that there are, at most
   */
  static SortedMap<StockPlace, StockDelta> places(
      List<StockLevel> levels, StockDelta delta, int owed) {
    var places = levels.stream().sorted(IN_ORDER).toList();
    var each = delta.each();
    var changes = new TreeMap<StockPlace, StockDelta>();
    units(places, delta, owed).forEach((place, units) -> changes.put(place, each.times(units)));
    return changes;
  }

  private static Map<StockPlace, Integer> units(
      List<StockLevel> places, StockDelta delta, int owed) {
    if (places.isEmpty()) return Map.of();
    int change = delta.available();
    return change < 0 ? take(places, -change, owed) : Map.of(main(places).place(), change);
  }

  private static Map<StockPlace, Integer> take(List<StockLevel> places, int units, int owed) {
    if (units > StockLevels.available(places) + owed) return Map.of();
    for (var level : places) if (level.available() >= units) return Map.of(level.place(), units);
    var taken = new HashMap<StockPlace, Integer>();
    int missing = units;
    for (var level : places) {
      int some = Math.min(missing, level.available());
      if (some > 0) taken.put(level.place(), some);
      missing -= Math.max(0, some);
    }
    if (missing > 0) taken.merge(owing(places).place(), missing, Math::addExact);
    return taken;
  }

  /** Where something can come in that pays what is owed. */
  private static StockLevel owing(List<StockLevel> places) {
    return places.stream().filter(StockLevel::open).findFirst().orElse(places.getFirst());
  }

  /** Of what is not kept at the main location yet, the first in order. */
  private static StockLevel main(List<StockLevel> places) {
    return places.stream().filter(StockLevel::main).findFirst().orElse(places.getFirst());
  }
}
