package io.storeflow.inventory;

import io.storeflow.inventory.Inventory.From;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    return places(levels, delta, owed, null);
  }

  /**
   * The same for somebody who fetches it at a place: first from what that has.
   *
   * @param from null for nobody
   */
  static SortedMap<StockPlace, StockDelta> places(
      List<StockLevel> levels, StockDelta delta, int owed, @Nullable From from) {
    var places = levels.stream().sorted(order(from)).toList();
    var each = delta.each();
    var changes = new TreeMap<StockPlace, StockDelta>();
    units(places, delta, owed, from)
        .forEach((place, units) -> changes.put(place, each.times(units)));
    return changes;
  }

  private static Comparator<StockLevel> order(@Nullable From from) {
    return Comparator.comparing((StockLevel it) -> !isThere(it, from)).thenComparing(IN_ORDER);
  }

  private static boolean isThere(StockLevel level, @Nullable From from) {
    return from != null && level.place().location() == from.location();
  }

  private static Map<StockPlace, Integer> units(
      List<StockLevel> places, StockDelta delta, int owed, @Nullable From from) {
    if (places.isEmpty()) return Map.of();
    int change = delta.available();
    return change < 0 ? take(places, -change, owed, from) : Map.of(main(places).place(), change);
  }

  private static Map<StockPlace, Integer> take(
      List<StockLevel> places, int units, int owed, @Nullable From from) {
    if (units > StockLevels.available(places) + owed) return Map.of();
    var first = places.getFirst();
    int there = isThere(first, from) ? Math.clamp(first.available(), 0, units) : 0;
    if (there == units) return Map.of(first.place(), units);
    if (from != null && from.alone()) return Map.of();
    var taken = new HashMap<StockPlace, Integer>();
    if (there > 0) taken.put(first.place(), there);
    takeFrom(there > 0 ? places.subList(1, places.size()) : places, units - there, taken);
    int missing = units - taken.values().stream().mapToInt(Integer::intValue).sum();
    if (missing > 0) taken.merge(owing(places).place(), missing, Math::addExact);
    return taken;
  }

  private static void takeFrom(List<StockLevel> places, int units, Map<StockPlace, Integer> taken) {
    for (var level : places)
      if (level.available() >= units) {
        taken.put(level.place(), units);
        return;
      }
    int missing = units;
    for (var level : places) {
      int some = Math.min(missing, level.available());
      if (some > 0) taken.put(level.place(), some);
      missing -= Math.max(0, some);
    }
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
