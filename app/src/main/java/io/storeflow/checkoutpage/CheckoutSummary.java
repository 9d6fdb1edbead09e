package io.storeflow.checkoutpage;

import io.storeflow.cart.Cart;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checkout page shows beside what was typed.
 *
 * @param way the chosen one; null if the store offers none
 * @param offers of that way to that address; empty while the address is not known
 * @param asked whether the address is known well enough to say what it costs
 * @param minimum what goods have to cost for this way to go there, where they cost less; else null
 * @param points null where the store takes none
 * @param total goods and the chosen rate; null while no rate is chosen
 */
public record CheckoutSummary(
    Cart cart,
    List<Method> ways,
    @Nullable Method way,
    List<Choice> countries,
    List<Offer> offers,
    boolean asked,
    @Nullable Money minimum,
    @Nullable Offer chosen,
    @Nullable String quote,
    @Nullable Money total,
    MyPoints.@Nullable Shown points) {

  public boolean isReady() {
    return total != null && cart.isBuyable();
  }

  /** The state of the cart that the page shows; its form carries it. */
  public String version() {
    var version = cart.version();
    return version == null ? "" : version.text();
  }

  /** Whether the form has shown this total for this rate. */
  boolean wasShown(CheckoutForm form) {
    var confirmed = form.confirmed();
    if (chosen == null || total == null || confirmed == null) return false;
    return total.minor() == confirmed && chosen.id().equals(form.rate());
  }

  /** Whether the form names a way that the store does not offer. */
  boolean lacksWay(CheckoutForm form) {
    return !Typed.code(form.method()).isEmpty() && !ways.contains(form.way());
  }

  /**
   * Whether the form was shown a total, and names a rate that cannot have been in it: none, one
   * that the store does not have, or one of this way that does not go to this address. A rate of
   * another way is what remains where the way was changed without asking what it costs.
   */
  boolean lacksRate(CheckoutForm form) {
    if (chosen == null || form.confirmed() == null || chosen.id().equals(form.rate())) return false;
    return cart.book().offered().stream()
        .filter(rate -> rate.method() != way)
        .noneMatch(rate -> rate.publicId().equals(form.rate()));
  }
}
