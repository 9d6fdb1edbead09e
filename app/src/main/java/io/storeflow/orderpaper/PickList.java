package io.storeflow.orderpaper;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be fetched from the shelves for many orders, and how much of it each of them gets.
 *
 * @param orders how many it is for
 */
public record PickList(List<Place> places, int orders) {

  /**
   * What is taken at one location.
   *
   * @param name empty for goods whose stock nobody counts
   */
  public record Place(String name, List<Pick> picks) {}

  /** So much of something, and for which orders. */
  public record Pick(String title, String variant, String sku, int quantity, List<Share> shares) {}

  /** How much of it an order gets. */
  public record Share(long number, int quantity) {}

  /**
   * What of a line is still to be packed.
   *
   * @param choices what was chosen with it, as it is told apart on the shelf
   * @param taken units by row id of the location from which they are taken
   */
  public record Need(
      long number,
      String title,
      String variant,
      String sku,
      String choices,
      int quantity,
      Map<Long, Integer> taken) {}

  private record Goods(String title, String variant, String sku) {}

  /**
   * @param locations names by row id, in the order in which people walk past them
   * @param reader by whose language goods are sorted
   */
  static PickList of(List<Need> needs, Map<Long, String> locations, Locale reader) {
    var found = new LinkedHashMap<String, Map<Goods, TreeMap<Long, Integer>>>();
    for (var name : locations.values()) found.put(name, new LinkedHashMap<>());
    found.putIfAbsent("", new LinkedHashMap<>());
    for (var need : needs) {
      int left = need.quantity();
      for (var place : locations.entrySet()) {
        int here = Math.min(left, Math.max(0, need.taken().getOrDefault(place.getKey(), 0)));
        add(found, place.getValue(), need, here);
        left -= here;
      }
      add(found, "", need, left);
    }
    var places = new ArrayList<Place>();
    found.forEach(
        (name, goods) -> {
          if (!goods.isEmpty()) places.add(new Place(name, picks(goods, reader)));
        });
    int orders = (int) needs.stream().mapToLong(Need::number).distinct().count();
    return new PickList(List.copyOf(places), orders);
  }

  private static void add(
      Map<String, Map<Goods, TreeMap<Long, Integer>>> found, String place, Need need, int units) {
    if (units == 0) return;
    var variant =
        need.choices().isEmpty()
            ? need.variant()
            : need.variant().isEmpty() ? need.choices() : need.variant() + ", " + need.choices();
    found
        .computeIfAbsent(place, any -> new LinkedHashMap<>())
        .computeIfAbsent(new Goods(need.title(), variant, need.sku()), any -> new TreeMap<>())
        .merge(need.number(), units, Integer::sum);
  }

  private static List<Pick> picks(Map<Goods, TreeMap<Long, Integer>> goods, Locale reader) {
    var words = Collator.getInstance(reader);
    return goods.entrySet().stream()
        .map(
            it ->
                new Pick(
                    it.getKey().title(),
                    it.getKey().variant(),
                    it.getKey().sku(),
                    it.getValue().values().stream().mapToInt(units -> units).sum(),
                    it.getValue().entrySet().stream()
                        .map(share -> new Share(share.getKey(), share.getValue()))
                        .toList()))
        .sorted(
            Comparator.comparing(Pick::title, words)
                .thenComparing(Pick::variant, words)
                .thenComparing(Pick::sku))
        .toList();
  }

  /** How many units in all. */
  public int units() {
    return places.stream().flatMap(it -> it.picks().stream()).mapToInt(Pick::quantity).sum();
  }
}
