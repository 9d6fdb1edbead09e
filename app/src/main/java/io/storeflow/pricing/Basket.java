package io.storeflow.pricing;

import io.storeflow.modifier.Chosen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody wants to buy. A variant given twice with the same choices is one line.
 *
 * @param lines in the order in which they were given first
 */
public record Basket(List<Line> lines) {
  /** The most units of one variant in one order. */
  public static final int MOST_UNITS = 999;

  /**
   * The most gift cards in one order, whatever lines they are of: each gets a code, and all of them
   * go into one mail.
   */
  public static final int MOST_CARDS = 100;

  /** The most lines in one order. */
  public static final int MOST_LINES = 100;

  /**
   * @param variantId public id
   * @param chosen what goes with each unit
   */
  public record Item(String variantId, int quantity, Chosen chosen) {
    /** A variant as it is. */
    public Item(String variantId, int quantity) {
      this(variantId, quantity, Chosen.NONE);
    }

    /** What makes items one line, and tells the lines of a basket apart. */
    public String key() {
      return chosen.isEmpty() ? variantId : variantId + "+" + chosen.fingerprint();
    }
  }

  /**
   * @param variantId public id
   * @param chosen what goes with each unit
   * @param items at which places among the given items it stood, from 0
   */
  public record Line(String variantId, Chosen chosen, int quantity, List<Integer> items) {

    public Line {
      items = List.copyOf(items);
    }

    private Line plus(int more, int item) {
      var all = new ArrayList<>(items);
      all.add(item);
      return new Line(variantId, chosen, Math.addExact(quantity, more), all);
    }

    /** The {@link Item#key key} of its items. */
    public String key() {
      return new Item(variantId, quantity, chosen).key();
    }
  }

  public Basket {
    lines = List.copyOf(lines);
  }

  /**
   * @param items at most {@link #MOST_LINES}, of one unit or more each: who reads them sees to that
   * @throws IllegalArgumentException for others
   */
  public static Basket of(List<Item> items) {
    if (items.size() > MOST_LINES)
      throw new IllegalArgumentException("at most " + MOST_LINES + " lines: " + items.size());
    Map<String, Line> lines = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (item.quantity() < 1) throw new IllegalArgumentException("no units: " + item);
      int place = i;
      lines.compute(
          item.key(),
          (key, before) ->
              before == null
                  ? new Line(item.variantId(), item.chosen(), item.quantity(), List.of(place))
                  : before.plus(item.quantity(), place));
    }
    return new Basket(List.copyOf(lines.values()));
  }

  public List<String> variantIds() {
    return lines.stream().map(Line::variantId).distinct().toList();
  }

  /** Units of each line by its {@link Line#key key}: what a quote is bound to. */
  public Map<String, Integer> units() {
    var units = new TreeMap<String, Integer>();
    lines.forEach(line -> units.put(line.key(), line.quantity()));
    return units;
  }
}
