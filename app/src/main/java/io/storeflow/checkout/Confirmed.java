package io.storeflow.checkout;

import io.storeflow.cart.CartVersion;
import io.storeflow.platform.money.Money;

/**
 * What a shopper has seen and pressed the button for.
 *
 * @param total what the button said
 * @param visitor whose cart it is: it becomes the order, in the order's transaction
 * @param cart as it was seen
 */
public record Confirmed(Money total, String visitor, CartVersion cart) {}
