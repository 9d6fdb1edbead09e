package io.storeflow.shipping;

import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flat rate as the merchant configured it.
 *
 * @param freeFrom from this subtotal on it costs nothing; null for never
 * @param postalPrefixes beginnings of postcodes within its countries; empty for everywhere
 * @param transit how long a parcel takes; null where that is not said, and for other methods
 * @param countries where it goes, in the order of their codes; pickup needs none
 * @param version rises with each change
 */
public record Rate(
    long id,
    String publicId,
    String name,
    Method method,
    Money price,
    @Nullable Money freeFrom,
    @Nullable Transit transit,
    List<String> postalPrefixes,
    Set<String> countries,
    boolean active,
    int version) {

  /** Whether the rate goes to the address; a pickup rate is for everybody. */
  public boolean reaches(Store store, Address address) {
    return active && method.isOffered(store) && goesTo(address);
  }

  /** Whether it goes there, if it is offered at all. */
  public boolean goesTo(Address address) {
    if (!method.needsAddress()) return true;
    return countries.contains(address.country())
        && (postalPrefixes.isEmpty()
            || postalPrefixes.stream()
                .anyMatch(it -> Postcode.begins(address.postalCode(), address.country(), it)));
  }

  /** Whether it says a sum of money, which another currency would make another one. */
  public boolean hasAmount() {
    return price.minor() != 0 || freeFrom != null;
  }

  /** What it costs for goods of that sum. */
  public Money priceFor(Money subtotal) {
    return freeFrom != null && subtotal.compareTo(freeFrom) >= 0
        ? Money.zero(price.currency())
        : price;
  }
}
