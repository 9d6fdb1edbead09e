package io.storeflow.cart;

import org.jspecify.annotations.Nullable;

/**
 * A cart and the visitor whose it is.
 *
 * @param found what was found last, of just these lines and since its shopper was told anything;
 *     null for nothing
 */
public record OpenCart(String visitor, Cart cart, @Nullable Found found) {

  /** The same when something else is found. */
  public OpenCart finding(Found now) {
    return new OpenCart(visitor, cart, now);
  }

  /**
   * What was found of a cart that was priced again.
   *
   * @param minor in the currency of the cart; null where it could not be ordered
   * @param whole whether that is with tax and shipping, as its checkout says it
   */
  public record Found(@Nullable Long minor, boolean whole) {}
}
