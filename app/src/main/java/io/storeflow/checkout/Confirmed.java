package io.storeflow.checkout;

import io.storeflow.platform.money.Money;

/**
 * What a shopper has seen and pressed the button for.
 *
 * @param total what the button said
 * @param claim takes what is bought away, in the order's transaction; throws if it is not there any
 *     more as it was seen
 */
public record Confirmed(Money total, Runnable claim) {}
