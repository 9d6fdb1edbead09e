package io.storeflow.checkout;

import io.storeflow.order.PaymentState;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Promise;

/**
 * An order that is about to be written: everything found, priced, chosen and named, so that what
 * the shopper is answered is known before the transaction begins.
 */
record NewOrder(
    long id,
    String publicId,
    PaymentState payment,
    PriceList prices,
    CheckoutRequest request,
    Basket basket,
    Offer offer,
    Address address,
    Promise promise) {

  Money total() {
    return basket.subtotal().plus(offer.price());
  }

  boolean asPaid() {
    return payment == PaymentState.PAID;
  }
}
