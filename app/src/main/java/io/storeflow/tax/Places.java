package io.storeflow.tax;

import io.storeflow.shipping.Address;

/**
 * Where something is supplied.
 *
 * @param goods where they are handed over
 * @param fetched whether they are fetched there, so that nothing crosses a border
 * @param services where who buys them is at home
 */
public record Places(Address goods, boolean fetched, Address services) {

  /** One for all, to which goods are brought. */
  static Places at(Address address) {
    return new Places(address, false, address);
  }

  /** Of a class; what is eaten at the store is supplied there, wherever it goes (art. 55). */
  Address of(boolean service, boolean here, Address home) {
    if (service) return services;
    return here && !fetched ? home : goods;
  }
}
