package io.storeflow.recalc;

import io.storeflow.cart.Cart;
import io.storeflow.checkoutpage.OpenCheckouts.Repriced;
import io.storeflow.platform.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A cart with what its shopper saw last, and what they would see of it now: of a checkout that was
 * begun its total, with tax and shipping; else what the cart says.
 *
 * @param first title of the product that was put in last
 * @param before null where nobody saw it yet, or in another currency
 * @param after null for one that cannot be ordered as it is
 * @param undeliverable whether that is as no rate goes any more where its shopper has said
 */
public record LookedAt(
    int units, String first, @Nullable Money before, @Nullable Money after, boolean undeliverable) {

  /**
   * @param cart with something in it
   * @param checkout of it; null where none was begun
   */
  static LookedAt of(Cart cart, @Nullable Repriced checkout) {
    var title = cart.lines().getFirst().title();
    if (!cart.isBuyable() || checkout == null) {
      var seen = cart.seen();
      boolean comparable = seen != null && seen.currency().equals(cart.total().currency());
      var now = cart.isBuyable() ? cart.total() : null;
      return new LookedAt(cart.count(), title, comparable ? seen : null, now, false);
    }
    var now = checkout.after();
    return new LookedAt(cart.count(), title, checkout.before(), now, now == null);
  }

  boolean isUnsellable() {
    return after == null && !undeliverable;
  }

  /** Whether it costs something else than was seen, or cannot be ordered any more. */
  boolean isChanged() {
    return after == null || difference() != 0;
  }

  /** In minor units; 0 for what nobody saw yet, and for what cannot be ordered. */
  long difference() {
    return before == null || after == null ? 0 : after.minus(before).minor();
  }

  /** That of its amounts; null for none. */
  @Nullable Currency currency() {
    var one = after == null ? before : after;
    return one == null ? null : one.currency();
  }
}
