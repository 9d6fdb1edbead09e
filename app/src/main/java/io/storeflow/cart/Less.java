package io.storeflow.cart;

import io.storeflow.pricing.Basket;
import org.jspecify.annotations.Nullable;

/** Why less is put into a cart than somebody asked for. */
public enum Less {
  /** There are no more. */
  SHORT,
  /** An order takes no more of one good, however many there are. */
  FULL,
  /** An order takes no more gift cards. */
  CARDS;

  /**
   * The most units that an order takes of a line.
   *
   * @param cards gift cards in its other lines
   */
  static int most(boolean giftCard, int cards) {
    return giftCard ? Math.max(0, Basket.MOST_CARDS - cards) : Basket.MOST_UNITS;
  }

  /**
   * @param most that an order takes of it
   * @return null where it is not less
   */
  static @Nullable Less of(int wanted, int given, int most, boolean giftCard) {
    if (given >= wanted) return null;
    if (given < most) return SHORT;
    return giftCard ? CARDS : FULL;
  }
}
