package io.storeflow.order;

import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Offer;

/** An order that is about to be written: everything found, priced and chosen. */
record NewOrder(CheckoutRequest request, Basket basket, Offer offer, Address address) {

  Money total() {
    return basket.subtotal().plus(offer.price());
  }
}
