package io.storeflow.rates;

import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.StoreOpened;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives a new store the rates with which it can sell at once: free pickup, and the other ways that
 * it offers where we know what they usually cost; its owner will want to look at these.
 */
@Component
class UsualRates {

  /** What a way usually costs, in minor units. */
  private record Usual(long delivery, long shipping) {}

  /**
   * Where we know what is usual. In other currencies the merchant says it: a sum that was worked
   * out means nothing there.
   */
  private static final Map<String, Usual> USUAL =
      Map.of(
          "EUR", new Usual(300, 500),
          "USD", new Usual(400, 600),
          "GBP", new Usual(300, 400),
          "CHF", new Usual(500, 800),
          "CAD", new Usual(500, 900),
          "AUD", new Usual(600, 1000),
          "JPY", new Usual(300, 800));

  private final RateChanges changes;
  private final ZoneChanges zones;
  private final ShippingBooks books;
  private final MessageSource messages;

  UsualRates(RateChanges changes, ZoneChanges zones, ShippingBooks books, MessageSource messages) {
    this.changes = changes;
    this.zones = zones;
    this.books = books;
    this.messages = messages;
  }

  @EventListener
  void on(StoreOpened opened) {
    var store = opened.store();
    if (opened.rates() == FirstRates.USUAL)
      for (var method : offered(store))
        price(store, method).ifPresent(it -> give(store, method, it, opened.actor()));
  }

  private void give(Store store, Method method, Money price, Actor actor) {
    var name = messages.getMessage("shop.first." + method.code(), null, store.locale());
    var zone = method.needsAddress() ? zone(store, method, actor) : null;
    changes.create(store, RateDraft.flat(name, zone, price), actor);
  }

  private Zone zone(Store store, Method method, Actor actor) {
    var home = new ZoneDraft("", method, Area.of(Set.of(store.country())), null);
    var id = zones.create(store, home, false, actor);
    return books.of(store).zone(id).orElseThrow();
  }

  private static List<Method> offered(Store store) {
    var methods = new ArrayList<Method>();
    for (var method : Method.values()) if (method.isSwitchedOn(store)) methods.add(method);
    return methods;
  }

  private static Optional<Money> price(Store store, Method method) {
    if (method == Method.PICKUP) return Optional.of(store.money(0));
    return Optional.ofNullable(USUAL.get(store.currency().getCurrencyCode()))
        .map(usual -> store.money(method == Method.DELIVERY ? usual.delivery : usual.shipping));
  }
}
