package io.storeflow.shipping;

import io.storeflow.platform.money.Money;

/**
 * A rate at the price it has for one address and one sum of goods.
 *
 * @param id public id of the rate
 * @param due what is to be paid: less than the price where that holds tax that is not owed
 */
public record Offer(String id, String name, Method method, Money price, Money due) {
  /** For somebody who pays its price. */
  public Offer(String id, String name, Method method, Money price) {
    this(id, name, method, price, price);
  }

  public Offer at(Money other) {
    return new Offer(id, name, method, other);
  }

  /** The same for somebody who is spared this of it. */
  public Offer less(Money spared) {
    return new Offer(id, name, method, price, price.minus(spared));
  }
}
