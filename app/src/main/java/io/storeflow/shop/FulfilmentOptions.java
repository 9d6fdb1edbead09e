package io.storeflow.shop;

import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.Transit;
import io.storeflow.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a store hands over what it sells: null for a way it does not offer. */
public record FulfilmentOptions(
    @Nullable Way pickup, @Nullable Way delivery, @Nullable Way shipping) {

  /**
   * @param from the lowest price; {@code freeFrom} the lowest sum of goods that makes it free
   * @param transit how long parcels take within the store's country; null where a rate does not say
   * @param abroad whether parcels go to other countries too
   */
  public record Way(
      Money from, @Nullable Money freeFrom, @Nullable Transit transit, boolean abroad) {}

  static FulfilmentOptions of(Store store, List<Rate> rates) {
    return new FulfilmentOptions(
        way(store, rates, Method.PICKUP),
        way(store, rates, Method.DELIVERY),
        way(store, rates, Method.SHIPPING));
  }

  @Nullable Way way(Method method) {
    return switch (method) {
      case PICKUP -> pickup;
      case DELIVERY -> delivery;
      case SHIPPING -> shipping;
    };
  }

  private static @Nullable Way way(Store store, List<Rate> rates, Method method) {
    var list =
        rates.stream()
            .filter(rate -> rate.active() && rate.method() == method && method.isOffered(store))
            .toList();
    if (list.isEmpty()) return null;
    var from = list.stream().map(Rate::price).min(Comparator.naturalOrder()).orElseThrow();
    var free =
        list.stream().map(Rate::freeFrom).filter(Objects::nonNull).min(Comparator.naturalOrder());
    var home =
        list.stream()
            .filter(rate -> rate.countries().contains(store.country()))
            .map(Rate::transit)
            .toList();
    boolean abroad = list.stream().anyMatch(it -> !it.countries().equals(Set.of(store.country())));
    return new Way(from, free.orElse(null), Transit.ofAll(home), abroad);
  }
}
