package io.storeflow.shipping;

import io.storeflow.platform.money.Money;
import java.util.List;

/**
 * What it costs to have a consignment brought by a rate, with the cheapest rate of each other
 * profile that its goods have.
 *
 * @param charges that of the rate first
 */
public record Fare(List<Charge> charges) {

  /**
   * @param full before it became free
   */
  public record Charge(Rate rate, Money full, Money price) {}

  /** The rate that shoppers choose. */
  public Rate rate() {
    return charges.getFirst().rate;
  }

  public Money price() {
    return charges.stream().map(Charge::price).reduce(Money::plus).orElseThrow();
  }

  /** As shoppers see it. */
  public Offer offer() {
    return new Offer(rate().publicId(), rate().name(), rate().method(), price());
  }
}
