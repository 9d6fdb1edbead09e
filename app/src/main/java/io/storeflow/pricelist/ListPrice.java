package io.storeflow.pricelist;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a variant costs in the currency that a store sells in; in its minor units.
 *
 * @param before what the merchant says that it cost before; null for nothing
 * @param lowest of the 30 days before; null where none is known
 * @param origin how it was worked out, such as "EUR 12.00 × 1.08"; empty for a price that was said;
 *     null in the store's own currency
 * @param since when it began to hold; null where nothing else is known
 */
public record ListPrice(
    long price,
    @Nullable Long before,
    @Nullable Long lowest,
    @Nullable String origin,
    @Nullable Instant since) {

  /** Of a price that is not said for the currency, from those in the store's own. */
  static ListPrice of(
      Store store,
      long price,
      @Nullable Long before,
      @Nullable Long lowest,
      @Nullable Instant since) {
    var list = store.list();
    if (list == null) return new ListPrice(price, before, lowest, null, since);
    var conversion = list.conversion();
    var lowestThere = lowest == null ? null : conversion.price(lowest);
    long there = conversion.price(price);
    Long then = before == null ? null : Long.valueOf(conversion.price(before));
    return new ListPrice(
        there,
        then == null || then <= there ? null : then,
        lowestThere,
        origin(store, price),
        since);
  }

  private static String origin(Store store, long price) {
    var own = new Money(price, store.ownCurrency());
    return own.currency() + " " + own.plain() + " × " + store.conversion().rate().toPlainString();
  }
}
