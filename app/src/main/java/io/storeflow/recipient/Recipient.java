package io.storeflow.recipient;

import io.storeflow.checkout.CheckoutRequest.Contact;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.address.Countries;
import io.storeflow.shipping.Address;
import org.jspecify.annotations.Nullable;

/**
 * Who gets an order, and where.
 *
 * @param address {@link Address#NONE} where it is fetched or mailed
 * @param billed of what is not sent: where its invoice goes; {@link Address#NONE} for nowhere yet
 * @param version of the order, which rises with each change of it
 */
public record Recipient(
    long order,
    long number,
    Contact contact,
    Address address,
    Address billed,
    FulfilmentState fulfilment,
    int version) {

  /** Whether something of it is still to go to an address. */
  public boolean isSent() {
    return !address.line1().isEmpty();
  }

  /** The address that can be changed: where it goes, or where its invoice does. */
  public Address place() {
    return isSent() ? address : billed;
  }

  /** Why nothing of it can be changed; null if it can. */
  public RecipientRefused.@Nullable Why closed() {
    if (fulfilment == FulfilmentState.CANCELLED) return RecipientRefused.Why.CLOSED;
    boolean gone = fulfilment == FulfilmentState.COMPLETED && isSent();
    return gone ? RecipientRefused.Why.GONE : null;
  }

  /**
   * Whether other taxes may hold there: what was paid is for the country and, where it has some,
   * the region. Not where no address was known.
   */
  public boolean isElsewhere(Address there) {
    if (place().equals(Address.NONE) || there.equals(Address.NONE)) return false;
    if (!there.country().equals(place().country())) return true;
    return !Countries.of(there.country()).regions().isEmpty()
        && !there.region().equals(place().region());
  }
}
