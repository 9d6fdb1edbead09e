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

  static Trade of(StoreSettings settings) {
    var preparation = Duration.ofMinutes(settings.preparationMinutes());
    boolean packs = settings.shipping() && preparation.compareTo(LONGEST_MEAL) >= 0;
    return packs ? GOODS : RESTAURANT;
  }
}
