package io.storeflow.checkout;

import io.storeflow.cart.CartVersion;
import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper has seen and pressed the button for.
 *
 * @param total what the button said
 * @param visitor whose cart it is: it becomes the order, in the order's transaction
 * @param cart as it was seen
 * @param hold under which the stock of it is held, which the order takes over; null for none
 * @param due what was left to pay after gift cards
 * @param tax that was shown; null where nobody was shown one
 */
public record Confirmed(
    Money total,
    String visitor,
    CartVersion cart,
    @Nullable Long hold,
    Money due,
    @Nullable Money tax) {

  /** Where no gift card and no tax was shown. */
  public Confirmed(Money total, String visitor, CartVersion cart, @Nullable Long hold) {
    this(total, visitor, cart, hold, total, null);
  }

  /** Whether it was another tax than this. */
  boolean saysOther(Money owed) {
    return tax != null && !tax.equals(owed);
  }
}
