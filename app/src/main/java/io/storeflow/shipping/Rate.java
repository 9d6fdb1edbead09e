package io.storeflow.shipping;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flat rate as the merchant configured it.
 *
 * @param freeFrom from this subtotal on it costs nothing; null for never
 * @param postcodes within its countries; empty for everywhere
 * @param except postcodes among them to which it does not go
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
    List<PostalArea> postcodes,
    List<PostalArea> except,
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
        && (postcodes.isEmpty() || hold(postcodes, address))
        && !hold(except, address);
  }

  /** Whether it goes to the country, and leaves that postcode out. */
  boolean leavesOut(Address address) {
    return countries.contains(address.country()) && hold(except, address);
  }

  private static boolean hold(List<PostalArea> areas, Address address) {
    return areas.stream().anyMatch(it -> it.holds(address.postalCode(), address.country()));
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
