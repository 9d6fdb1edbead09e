package io.storeflow.billing;

import io.storeflow.platform.money.Money;

/**
 * What an order would have cost if its VAT id had been confirmed when it was placed.
 *
 * @param tax in the total, or on top of it
 */
public record IfConfirmed(Money total, Money tax) {

  /** What is to be given back of an order that was paid at this total. */
  public Money less(Money paid) {
    return paid.minus(total);
  }
}
