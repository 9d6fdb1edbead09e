package io.storeflow.checkout;

import io.storeflow.billing.Billing;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.order.PaymentState;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Totals;

/**
 * A new order, as it is answered to the one who placed it.
 *
 * @param cards what gift cards pay of it
 * @param billing to whom it is billed
 * @param pays how it is paid, where no provider takes the money
 * @param storeTotal the total in the store's own currency
 */
public record PlacedOrder(
    String publicId,
    long number,
    PaymentState payment,
    Totals totals,
    CardPlan cards,
    Billing billing,
    PaymentMethod pays,
    Money storeTotal) {}
