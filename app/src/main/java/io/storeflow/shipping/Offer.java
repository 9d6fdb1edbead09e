package io.storeflow.shipping;

import io.storeflow.platform.money.Money;

/**
 * A rate at the price it has for one address and one sum of goods. {@code id} is the public id of
 * the rate.
 */
public record Offer(String id, String name, Method method, Money price) {
  public Offer at(Money other) {
    return new Offer(id, name, method, other);
  }
}
