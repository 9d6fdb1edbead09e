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
 * @param points that the order takes, as they were shown; null where nobody was shown any
 * @param there whether it was said that all of it is where it is fetched
 * @param reminder of the cart, or by whose link it was filled; null for none
 */
public record Confirmed(
    Money total,
    String visitor,
    CartVersion cart,
    @Nullable Long hold,
    Money due,
    @Nullable Money tax,
    @Nullable Long points,
    boolean there,
    @Nullable Long reminder) {

  /** Where no points were shown, and not where it is. */
  public Confirmed(
      Money total,
      String visitor,
      CartVersion cart,
      @Nullable Long hold,
      Money due,
      @Nullable Money tax) {
    this(total, visitor, cart, hold, due, tax, null, false, null);
  }

  /** Where no gift card and no tax was shown. */
  public Confirmed(Money total, String visitor, CartVersion cart, @Nullable Long hold) {
    this(total, visitor, cart, hold, total, null);
  }

  /** Whether it was another tax than this. */
  boolean saysOther(Money owed) {
    return tax != null && !tax.equals(owed);
  }

  /** Whether it was another number of points. */
  boolean saysOther(long spent) {
    return points != null && points != spent;
  }
}
