package io.storeflow.pricehistory;

/**
 * What becomes of the price of a variant.
 *
 * @param variant row id
 * @param was and now: in minor units of the store; the same where it only gets a price before
 */
public record PriceMove(long variant, long was, long now) {

  boolean isChange() {
    return was != now;
  }
}
