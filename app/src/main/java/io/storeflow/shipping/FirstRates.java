package io.storeflow.shipping;

import io.storeflow.merchant.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Gives a new store the rates with which it can sell at once: one for each way that it offers, at
 * prices that its owner will want to look at.
 */
@Component
public class FirstRates {
  private final RateChanges changes;
  private final MessageSource messages;

  FirstRates(RateChanges changes, MessageSource messages) {
    this.changes = changes;
    this.messages = messages;
  }

  /** In the caller's transaction. */
  public void give(Store store) {
    var home = Set.of(store.country());
    for (var method : offered(store)) {
      var price =
          switch (method) {
            case PICKUP -> store.money(0);
            case DELIVERY -> about(store, "3");
            case SHIPPING -> about(store, "5");
          };
      var name = messages.getMessage("shipping.first." + method.code(), null, store.locale());
      changes.create(
          store,
          new RateChanges.Draft(
              name, method, price, null, method.needsAddress() ? home : Set.of(), List.of(), true));
    }
  }

  private static List<Method> offered(Store store) {
    var methods = new ArrayList<Method>();
    for (var method : Method.values()) if (method.isOffered(store)) methods.add(method);
    return methods;
  }

  /** So many units of the currency; a hundred times as many where there are no smaller ones. */
  private static io.storeflow.platform.money.Money about(Store store, String units) {
    int digits = Math.max(0, store.currency().getDefaultFractionDigits());
    var minor = new BigDecimal(units).movePointRight(Math.max(2, digits));
    return store.money(minor.longValueExact());
  }
}
