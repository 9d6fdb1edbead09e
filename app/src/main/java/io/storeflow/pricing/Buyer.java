package io.storeflow.pricing;

import io.storeflow.geo.Coordinates;
import io.storeflow.quote.QuotedRates;
import io.storeflow.shipping.Address;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the one who buys, as far as it decides a price.
 *
 * @param address {@link Address#NONE} while it is not known; rates without one are offered then
 * @param quoted prices of rates that were promised; null for none
 * @param claims what else was brought
 * @param at where on earth the address lies; null where that is not known
 */
public record Buyer(
    Address address,
    RateWish wish,
    @Nullable QuotedRates quoted,
    Claims claims,
    @Nullable Coordinates at) {
  /** Somebody who has said nothing yet. */
  public static final Buyer UNKNOWN = new Buyer(Address.NONE, RateWish.NONE, null);

  /** The same who brings these. */
  public Buyer with(Claims claims) {
    return new Buyer(address, wish, quoted, claims, at);
  }

  /** The same who lives there; null where that is not known. */
  public Buyer living(@Nullable Coordinates there) {
    return new Buyer(address, wish, quoted, claims, there);
  }

  /** Somebody of whom it is not known where on earth they live. */
  public Buyer(Address address, RateWish wish, @Nullable QuotedRates quoted, Claims claims) {
    this(address, wish, quoted, claims, null);
  }

  /** Somebody who brings nothing else. */
  public Buyer(Address address, RateWish wish, @Nullable QuotedRates quoted) {
    this(address, wish, quoted, Claims.NONE);
  }
}
