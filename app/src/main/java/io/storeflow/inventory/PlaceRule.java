package io.storeflow.inventory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one rule by which a move that names no location finds its places. Units are taken from the
 * main location if it has all of them; else from the first other one that has all of them, so that
 * they go in one parcel; else from the main one what it has and the rest from the others in their
 * order. What comes in comes to the main location.
 */
final class PlaceRule {
  private static final Comparator<StockLevel> MAIN_FIRST =
      Comparator.comparing((StockLevel level) -> !level.main()).thenComparing(StockLevel::place);

  private PlaceRule() {}

  /**
   * Where the change happens.
   *
   * @param levels of one variant, at all its places
   * @return what happens where; empty if fewer can be sold than are taken, or none was ever counted
   */
  static SortedMap<StockPlace, StockDelta> places(List<StockLevel> levels, StockDelta delta) {
    var places = levels.stream().sorted(MAIN_FIRST).toList();
    var each = delta.each();
    var changes = new TreeMap<StockPlace, StockDelta>();
    units(places, delta).forEach((place, units) -> changes.put(place, each.times(units)));
    return changes;
  }

  private static Map<StockPlace, Integer> units(List<StockLevel> places, StockDelta delta) {
    if (places.isEmpty()) return Map.of();
    int change = delta.available();
    return change < 0 ? take(places, -change) : Map.of(places.getFirst().place(), change);
  }

  private static Map<StockPlace, Integer> take(List<StockLevel> places, int units) {
    for (var level : places) if (level.available() >= units) return Map.of(level.place(), units);
    var taken = new HashMap<StockPlace, Integer>();
    int missing = units;
    for (var level : places) {
      int some = Math.min(missing, level.available());
      if (some > 0) taken.put(level.place(), some);
      missing -= some;
    }
    return missing > 0 ? Map.of() : taken;
  }
}
