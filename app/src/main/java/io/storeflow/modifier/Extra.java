package io.storeflow.modifier;

import io.storeflow.platform.money.Money;

/**
 * A modifier that was chosen with a line, as it is shown and as an order keeps it.
 *
 * @param quantity for one unit of the line
 * @param price of one unit of it
 * @param inner whether it belongs to the last one before it that is not inner
 */
public record Extra(String title, int quantity, Money price, boolean inner) {}
