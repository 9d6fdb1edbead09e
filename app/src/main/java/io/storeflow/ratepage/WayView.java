package io.storeflow.ratepage;

import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;

/**
 * A method with its zones and rates.
 *
 * @param pickups rates of pickup; none for others
 * @param unpriced whether the store offers it, and nobody can choose it
 * @param on whether the store has it switched on
 */
record WayView(
    Method method, List<RateView> pickups, List<ZoneView> zones, boolean unpriced, boolean on) {

  /**
   * Where its first price is said: in its first zone, if there is one.
   *
   * @param base address of shipping
   * @param otherwise where what it needs first is made
   */
  public String priceAt(String base, String otherwise) {
    return zones.isEmpty() ? otherwise : base + "/new?zone=" + zones.getFirst().zone().publicId();
  }

  /** Whether pickup is switched on and nobody can come: it is not said where the store is. */
  static boolean isLost(Store store) {
    return Method.PICKUP.isSwitchedOn(store) && !Method.PICKUP.isOffered(store);
  }

  /**
   * @param locates whether this installation has a geocoder
   */
  static WayView of(Store store, ShippingBook book, Method method, boolean locates, Locale reader) {
    var pickups =
        method == Method.PICKUP ? RateView.of(book, book.pickups(), reader) : List.<RateView>of();
    return new WayView(
        method,
        pickups,
        book.zones(method).stream().map(zone -> ZoneView.of(book, zone, locates, reader)).toList(),
        method.isOffered(store) && book.rates(method).isEmpty(),
        method.isSwitchedOn(store));
  }
}
