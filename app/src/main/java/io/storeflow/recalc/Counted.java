package io.storeflow.recalc;

import io.storeflow.cart.Cart;
import java.util.List;

/**
 * What became of carts.
 *
 * @param carts all that were looked at
 * @param dearer those that cost more than their shoppers saw last
 * @param cheaper those that cost less
 * @param unsellable those that cannot be ordered as they are
 */
public record Counted(int carts, int dearer, int cheaper, int unsellable) {

  static Counted of(List<Cart> carts) {
    var filled = carts.stream().filter(it -> !it.isEmpty()).toList();
    return new Counted(
        filled.size(),
        (int) filled.stream().filter(it -> difference(it) > 0).count(),
        (int) filled.stream().filter(it -> difference(it) < 0).count(),
        (int) filled.stream().filter(it -> !it.isBuyable()).count());
  }

  /**
   * In minor units; 0 for what nobody saw yet, for what cannot be ordered, and for what was seen in
   * another currency.
   */
  static long difference(Cart cart) {
    var before = cart.changedFrom();
    if (before == null || !cart.isBuyable() || !isComparable(cart)) return 0;
    return cart.total().minus(before).minor();
  }

  /** Whether its shopper saw it in the currency that it has. */
  static boolean isComparable(Cart cart) {
    var seen = cart.seen();
    return seen == null || seen.currency().equals(cart.total().currency());
  }
}
