package io.storeflow.quote;

import io.storeflow.shipping.Method;
import java.time.Instant;
import java.util.Map;

/**
 * The prices of a quote as it is found again.
 *
 * @param prices by public id of the rate, in minor units
 * @param sameItems whether it was given for the items that are asked for
 * @param sameAddress whether it was given for the address that is asked for
 */
public record QuotedRates(
    Map<String, Long> prices, boolean sameItems, boolean sameAddress, Instant expiresAt) {

  /** Whether its prices hold for that way of reaching the shopper; pickup needs no address. */
  public boolean holds(Method method, Instant at) {
    return sameItems && (sameAddress || !method.needsAddress()) && expiresAt.isAfter(at);
  }
}
