package io.storeflow.fill;

import io.storeflow.forsale.VariantForSale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The items that made-up orders are made of, and how many units of the counted ones are left. */
public final class Pool {
  private static final int TRIES = 200;

  private final List<VariantForSale> items;
  private final List<VariantForSale> uncounted;
  private final Map<Long, Integer> left;

  /**
   * @param left by variant; a counted item that is not in it is never sold
   */
  public Pool(List<VariantForSale> items, Map<Long, Integer> left) {
    this.items = items;
    this.uncounted = items.stream().filter(item -> !item.tracked()).toList();
    this.left = new HashMap<>(left);
  }

  /**
   * @param left by public id of the variant, in the order in which they are liked
   */
  static Pool of(Map<String, Integer> left, Map<String, VariantForSale> variants) {
    var items = left.keySet().stream().map(variants::get).filter(Objects::nonNull).toList();
    return new Pool(
        items,
        items.stream()
            .collect(Collectors.toMap(VariantForSale::id, it -> left.get(it.publicId()))));
  }

  /** All of it, by public id. */
  public Map<String, VariantForSale> all() {
    return items.stream().collect(Collectors.toMap(VariantForSale::publicId, Function.identity()));
  }

  /** Any item of which so many are there, the first ones more often than the last. */
  VariantForSale take(Random random, int quantity) {
    for (int tries = 0; tries < TRIES; tries++) {
      var item = items.get((int) (items.size() * Math.pow(random.nextDouble(), 1.6)));
      if (!item.tracked()) return item;
      int rest = left.getOrDefault(item.id(), 0) - quantity;
      if (rest < 0) continue;
      left.put(item.id(), rest);
      return item;
    }
    throw new FillRefused("There is not enough stock left for that many orders. Add products.");
  }

  /** Any item whose stock is not counted. */
  VariantForSale takeUncounted(Random random) {
    return uncounted.get(random.nextInt(uncounted.size()));
  }
}
