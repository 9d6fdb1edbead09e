package io.storeflow.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The items that made-up orders are made of, and how many units of the counted ones are left. */
final class Pool {
  private static final int TRIES = 200;

  private final List<Item> items;
  private final List<Item> uncounted;
  private final Map<Long, Integer> left;

  /**
   * @param left by variant; a counted item that is not in it is never sold
   */
  Pool(List<Item> items, Map<Long, Integer> left) {
    this.items = items;
    this.uncounted = items.stream().filter(item -> !item.tracked()).toList();
    this.left = new HashMap<>(left);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Any item of which so many are there, the first ones more often than the last. */
  Item take(Random random, int quantity) {
    for (int tries = 0; tries < TRIES; tries++) {
      var item = items.get((int) (items.size() * Math.pow(random.nextDouble(), 1.6)));
      if (!item.tracked()) return item;
      int rest = left.getOrDefault(item.variantId(), 0) - quantity;
      if (rest < 0) continue;
      left.put(item.variantId(), rest);
      return item;
    }
    throw new FillRefused("There is not enough stock left for that many orders. Add products.");
  }

  /** Any item whose stock is not counted. */
  Item takeUncounted(Random random) {
    return uncounted.get(random.nextInt(uncounted.size()));
  }
}
