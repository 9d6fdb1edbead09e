package io.storeflow.recalc;

import io.storeflow.cart.Cart;
import io.storeflow.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart that costs something else than its shopper saw, or cannot be ordered any more.
 *
 * @param first title of the product that was put in last
 * @param before what was seen; null where nobody saw it yet
 * @param after null for one that cannot be ordered as it is
 */
public record ChangedCart(int units, String first, @Nullable Money before, @Nullable Money after) {

  static List<ChangedCart> of(List<Cart> carts) {
    return carts.stream().filter(ChangedCart::is).map(ChangedCart::of).toList();
  }

  private static boolean is(Cart cart) {
    return !cart.isEmpty() && (!cart.isBuyable() || cart.changedFrom() != null);
  }

  private static ChangedCart of(Cart cart) {
    return new ChangedCart(
        cart.count(),
        cart.lines().getFirst().title(),
        cart.seen(),
        cart.isBuyable() ? cart.total() : null);
  }
}
