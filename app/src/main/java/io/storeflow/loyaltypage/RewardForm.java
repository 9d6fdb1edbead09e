package io.storeflow.loyaltypage;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Goods that are free for points, as they were typed.
 *
 * @param goods SKU, or the address of a product that comes in one variant
 * @param points for each unit
 * @param most units of one order
 */
record RewardForm(
    @Nullable String goods,
    @Nullable String points,
    @Nullable String most,
    @Nullable String active) {
  static final RewardForm BLANK = new RewardForm("", "", "", "true");

  /** Whether nothing was typed; public, as the template reads it: what is added is offered. */
  public boolean isBlank() {
    return Typed.line(goods).isEmpty()
        && Typed.line(points).isEmpty()
        && Typed.line(most).isEmpty();
  }
}
