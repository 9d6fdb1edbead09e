package io.storeflow.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order the values of one option are read: as merchants have put them, where their
 * products agree; between values of which no product says so, and of all where products contradict
 * each other, in {@link NaturalOrder}. What a product once said counts as long as this is kept.
 */
public final class ValueOrder {
  /** A value that more others come right behind says nothing of those. */
  private static final int MOST_BEHIND = 64;

  private final Map<String, Set<String>> behind = new HashMap<>();
  private final Map<String, NaturalOrder> natural = new HashMap<>();
  private @Nullable String last;
  private int lastPosition;

  /**
   * A product has the value; those of one product are told in their order.
   *
   * @param position among the values of the product, from 0
   * @return whether that is news
   */
  public boolean said(String label, int position) {
    boolean news = natural.putIfAbsent(label, NaturalOrder.of(label)) == null;
    if (last != null && position == lastPosition + 1 && !last.equals(label)) {
      var known = behind.computeIfAbsent(last, it -> new HashSet<>());
      if (known.size() < MOST_BEHIND) news |= known.add(label);
    }
    last = label;
    lastPosition = position;
    return news;
  }

  /** All of them. */
  public List<String> values() {
    Comparator<String> naturally =
        Comparator.comparing(it -> Objects.requireNonNull(natural.get(it)));
    var waits = new HashMap<String, Integer>();
    for (var those : behind.values()) for (var it : those) waits.merge(it, 1, Integer::sum);
    var ready = new PriorityQueue<>(naturally);
    for (var it : natural.keySet()) if (!waits.containsKey(it)) ready.add(it);
    var values = new ArrayList<String>();
    while (!ready.isEmpty()) {
      var value = ready.remove();
      values.add(value);
      for (var it : behind.getOrDefault(value, Set.of()))
        if (waits.merge(it, -1, Integer::sum) == 0) ready.add(it);
    }
    return values.size() == natural.size()
        ? values
        : natural.keySet().stream().sorted(naturally).toList();
  }
}
