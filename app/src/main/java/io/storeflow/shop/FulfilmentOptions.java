package io.storeflow.shop;

import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Transit;
import io.storeflow.store.Store;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a store hands over what it sells: null for a way it does not offer. */
public record FulfilmentOptions(
    @Nullable Way pickup, @Nullable Way delivery, @Nullable Way shipping) {

  /**
   * @param from the lowest price within the store's country, or anywhere where it does not go
   *     there; {@code freeFrom} the lowest sum of goods that makes it free where it costs that
   * @param transit how long parcels take within the store's country; null where a rate does not say
   * @param abroad whether parcels go to other countries too
   * @param handling of the slowest rate within the store's country
   */
  public record Way(
      Money from,
      @Nullable Money freeFrom,
      @Nullable Transit transit,
      boolean abroad,
      Handling handling) {}

  /**
   * @param measured whether it can be found out how far away an address is: rates by distance are
   *     for nobody where it cannot
   */
  static FulfilmentOptions of(Store store, ShippingBook book, boolean measured) {
    return new FulfilmentOptions(
        way(store, book, Method.PICKUP, measured),
        way(store, book, Method.DELIVERY, measured),
        way(store, book, Method.SHIPPING, measured));
  }

  @Nullable Way way(Method method) {
    return switch (method) {
      case PICKUP -> pickup;
      case DELIVERY -> delivery;
      case SHIPPING -> shipping;
    };
  }

  private static @Nullable Way way(
      Store store, ShippingBook book, Method method, boolean measured) {
    if (!method.isOffered(store)) return null;
    Predicate<Rate> holds = rate -> rate.isOffered() && (measured || !rate.isByWay());
    var list = book.rates(method).stream().filter(holds).toList();
    if (list.isEmpty()) return null;
    var home =
        book.zones(method).stream()
            .filter(zone -> zone.area().countries().contains(store.country()))
            .flatMap(zone -> zone.rates().stream())
            .filter(holds)
            .toList();
    var near = home.isEmpty() ? list : home;
    var from =
        near.stream().map(it -> it.tariff().from()).min(Comparator.naturalOrder()).orElseThrow();
    var cheapest = near.stream().filter(it -> it.tariff().from().equals(from)).toList();
    var free =
        near.stream()
            .filter(it -> cheapest.stream().anyMatch(other -> areTogether(it, other)))
            .flatMap(it -> Stream.of(it.freeFrom(), it.tariff().freeFrom()))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    var transit = Transit.ofAll(home.stream().map(Rate::transit).toList());
    var slowest =
        (method == Method.PICKUP ? list : home)
            .stream().map(Rate::handling).reduce(Handling.NONE, Handling::and);
    boolean abroad = !book.countries(method::equals).equals(Set.of(store.country()));
    return new Way(from, free.orElse(null), transit, abroad, slowest);
  }

  /** Whether who gets one for their goods gets the other too. */
  private static boolean areTogether(Rate one, Rate other) {
    return Objects.equals(one.zone(), other.zone()) && one.profile() == other.profile();
  }
}
