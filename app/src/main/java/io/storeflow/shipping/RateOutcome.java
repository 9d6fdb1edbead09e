package io.storeflow.shipping;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a rate for an address.
 *
 * @param price what a shopper there would pay; null if the rate would not be offered
 * @param why {@code off}, {@code method}, {@code address}, {@code country}, {@code postal} or
 *     {@code except}; null if it would be
 */
record RateOutcome(Rate rate, @Nullable Money price, @Nullable String why) {

  static RateOutcome of(Store store, Rate rate, Address address, Money subtotal) {
    return rate.reaches(store, address)
        ? new RateOutcome(rate, rate.priceFor(subtotal), null)
        : new RateOutcome(rate, null, why(store, rate, address));
  }

  private static String why(Store store, Rate rate, Address address) {
    if (!rate.active()) return "off";
    if (!rate.method().isSwitchedOn(store)) return "method";
    if (!rate.method().isOffered(store)) return "address";
    if (rate.leavesOut(address)) return "except";
    return rate.countries().contains(address.country()) ? "postal" : "country";
  }
}
