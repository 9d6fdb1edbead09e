package io.storeflow.modifier;

import io.storeflow.platform.money.Money;

/** Choices could take more off a product than it costs; nothing was changed. */
public final class BelowZero extends RuntimeException {
  final String product;
  final Money price;
  final Money off;

  /**
   * @param price of the cheapest variant of the product; off: what can be taken off it at most
   */
  BelowZero(String product, Money price, Money off) {
    super("Below zero: " + price + " of " + product + " less " + off);
    this.product = product;
    this.price = price;
    this.off = off;
  }

  /** What fills the words that say so. */
  Object[] words(java.util.Locale locale) {
    return new Object[] {product, price.format(locale), off.format(locale)};
  }
}
