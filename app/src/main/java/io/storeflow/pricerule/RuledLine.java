package io.storeflow.pricerule;

import io.storeflow.forsale.VariantForSale;

/**
 * A line of a cart before anything is off.
 *
 * @param key which no other line of the cart has
 * @param unit price in minor units, 0 or more
 */
public record RuledLine(String key, VariantForSale variant, int quantity, long unit) {
  long total() {
    return Math.multiplyExact(unit, quantity);
  }
}
