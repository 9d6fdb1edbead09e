package io.storeflow.recalc;

import io.storeflow.cart.Cart;
import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart that costs something else than its shopper saw, or cannot be ordered any more.
 *
 * @param first title of the product that was put in last
 * @param before what was seen; null where nobody saw it yet, and for another currency
 * @param after null for one that cannot be ordered as it is
 */
public record ChangedCart(int units, String first, @Nullable Money before, @Nullable Money after) {

  static List<ChangedCart> of(List<Cart> carts) {
    return carts.stream().filter(ChangedCart::is).map(ChangedCart::of).toList();
  }

  /** That of its amounts; null for none. */
  @Nullable Currency currency() {
    var one = after == null ? before : after;
    return one == null ? null : one.currency();
  }

  private static boolean is(Cart cart) {
    return !cart.isEmpty() && (!cart.isBuyable() || Counted.difference(cart) != 0);
  }

  private static ChangedCart of(Cart cart) {
    return new ChangedCart(
        cart.count(),
        cart.lines().getFirst().title(),
        Counted.isComparable(cart) ? cart.seen() : null,
        cart.isBuyable() ? cart.total() : null);
  }
}
