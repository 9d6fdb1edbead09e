package io.storeflow.recalc;

import io.storeflow.cart.Cart;
import io.storeflow.cart.OpenCart;
import io.storeflow.cart.OpenCart.Found;
import io.storeflow.checkoutpage.OpenCheckouts.Repriced;
import io.storeflow.platform.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A cart with what its shopper saw last or a run has found since, and what they would see of it
 * now: of a checkout that was begun its total, with tax and shipping; else what the cart says.
 *
 * @param first title of the product that was put in last
 * @param before null where nobody saw it yet, or in another currency; what its shopper saw, if it
 *     is that again
 * @param after null for one that cannot be ordered as it is
 * @param undeliverable whether that is as no rate goes any more where its shopper has said
 * @param known whether it was found before that it cannot be ordered
 */
public record LookedAt(
    int units,
    String first,
    @Nullable Money before,
    @Nullable Money after,
    boolean undeliverable,
    boolean known) {

  /**
   * @param it with something in it
   * @param checkout of it; null where none was begun
   */
  static LookedAt of(OpenCart it, @Nullable Repriced checkout) {
    var cart = it.cart();
    var seen = checkout == null ? seen(cart) : checkout.before();
    var now = checkout == null ? total(cart) : checkout.after();
    var found = it.found();
    return new LookedAt(
        cart.count(),
        cart.lines().getFirst().title(),
        before(seen, now, found, checkout != null),
        now,
        checkout != null && now == null,
        found != null && found.minor() == null);
  }

  private static @Nullable Money seen(Cart cart) {
    var seen = cart.seen();
    return seen != null && seen.currency().equals(cart.total().currency()) ? seen : null;
  }

  private static @Nullable Money total(Cart cart) {
    return cart.isBuyable() ? cart.total() : null;
  }

  /** Who sees what they saw already is told nothing, whatever it has cost meanwhile. */
  private static @Nullable Money before(
      @Nullable Money seen, @Nullable Money now, @Nullable Found found, boolean whole) {
    if (seen == null || seen.equals(now) || found == null || found.minor() == null) return seen;
    return found.whole() == whole ? new Money(found.minor(), seen.currency()) : seen;
  }

  /** What is to be remembered of it. */
  Found found(@Nullable Repriced checkout) {
    return new Found(after == null ? null : (Long) after.minor(), checkout != null);
  }

  /** Whether it cannot be ordered as it is, and that is new. */
  boolean isUnsellable() {
    return after == null && !undeliverable && !known;
  }

  /** Whether it cannot be brought any more, and that is new. */
  boolean isUndeliverable() {
    return undeliverable && !known;
  }

  /** Whether it costs something else than before, or cannot be ordered any more. */
  boolean isChanged() {
    return after == null ? !known : difference() != 0;
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
