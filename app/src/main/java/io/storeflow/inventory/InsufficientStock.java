package io.storeflow.inventory;

import java.util.Map;

/** Not enough can be sold. Nothing was changed. */
public final class InsufficientStock extends RuntimeException {
  private final Map<Long, Integer> left;

  InsufficientStock(Map<Long, Integer> left) {
    super("insufficient stock", null, false, false);
    this.left = Map.copyOf(left);
  }

  /** By variant that fell short: how many can still be sold. */
  public Map<Long, Integer> left() {
    return left;
  }
}
