package io.storeflow.shop;

import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import io.storeflow.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a store hands over what it sells: null for a way it does not offer.
 *
 * @param pickupMinutes how long it usually takes
 */
public record FulfilmentOptions(
    @Nullable Integer pickupMinutes, @Nullable Way delivery, @Nullable Way shipping) {

  /**
   * @param from the lowest price; {@code freeFrom} the lowest sum of goods that makes it free
   */
  public record Way(Money from, @Nullable Money freeFrom) {}

  static FulfilmentOptions of(Store store, List<Rate> rates) {
    boolean pickup =
        rates.stream().anyMatch(rate -> offers(store, rate) && rate.method() == Method.PICKUP);
    return new FulfilmentOptions(
        pickup ? (int) store.preparation().toMinutes() : null,
        way(store, rates, Method.DELIVERY),
        way(store, rates, Method.SHIPPING));
  }

  private static @Nullable Way way(Store store, List<Rate> rates, Method method) {
    var those = rates.stream().filter(rate -> offers(store, rate) && rate.method() == method);
    var list = those.toList();
    if (list.isEmpty()) return null;
    var from = list.stream().map(Rate::price).min(Comparator.naturalOrder()).orElseThrow();
    var free =
        list.stream().map(Rate::freeFrom).filter(Objects::nonNull).min(Comparator.naturalOrder());
    return new Way(from, free.orElse(null));
  }

  private static boolean offers(Store store, Rate rate) {
    return rate.active() && rate.method().isOffered(store);
  }
}
