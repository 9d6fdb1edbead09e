package io.storeflow.store;

import io.storeflow.platform.code.Coded;
import java.time.Duration;

/** What a store does with an order, which decides how its boards speak. */
public enum Trade implements Coded {
  /** Cooks it while somebody waits. */
  RESTAURANT,
  /** Takes it from a shelf and packs it. */
  GOODS;

  /** Nobody waits so long for a meal. */
  private static final Duration LONGEST_MEAL = Duration.ofHours(2);

  /** What a store most likely does that has not said so: who ships, and takes long, packs. */
  static Trade usual(boolean shipping, int preparationMinutes) {
    var preparation = Duration.ofMinutes(preparationMinutes);
    return shipping && preparation.compareTo(LONGEST_MEAL) >= 0 ? GOODS : RESTAURANT;
  }
}
