package io.storeflow.quote;

import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a quote as it is found again.
 *
 * @param prices by public id of the rate, in minor units
 * @param sameItems whether it was given for the items that are asked for
 * @param sameAddress whether it was given for the address that is asked for
 * @param value by which the rates went, in minor units; null in quotes of older releases
 */
public record QuotedRates(
    Map<String, Long> prices,
    boolean sameItems,
    boolean sameAddress,
    Instant expiresAt,
    @Nullable Long value) {

  /** One that holds whatever the goods cost. */
  public QuotedRates(
      Map<String, Long> prices, boolean sameItems, boolean sameAddress, Instant expiresAt) {
    this(prices, sameItems, sameAddress, expiresAt, null);
  }

  /** Whether its prices hold for that way of reaching the shopper; pickup needs no address. */
  public boolean holds(Method method, Instant at) {
    return sameItems && (sameAddress || !method.needsAddress()) && expiresAt.isAfter(at);
  }

  /** Whether what was quoted of these is what they cost; of others nothing was. */
  public boolean says(List<Offer> offers) {
    return offers.stream().allMatch(this::says);
  }

  /** The same of one. */
  public boolean says(Offer offer) {
    var price = prices.get(offer.id());
    return price == null || price == offer.price().minor();
  }
}
