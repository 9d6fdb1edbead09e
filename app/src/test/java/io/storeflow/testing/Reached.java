package io.storeflow.testing;

import io.storeflow.shipping.Address;
import io.storeflow.shipping.Consignment;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Shipping;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Store;
import java.util.EnumSet;
import java.util.List;

/** How a store reaches an address with goods of no weight. */
public final class Reached {
  private Reached() {}

  /** Of each rate that is offered there, its method. */
  public static List<Method> methods(Store store, ShippingBook book, Address address) {
    var offered = EnumSet.noneOf(Method.class);
    for (var method : Method.values()) if (method.isOffered(store)) offered.add(method);
    return Shipping.of(book, offered, Consignment.of(store.money(0), 0), address).fares().stream()
        .map(fare -> fare.rate().method())
        .toList();
  }
}
