package io.storeflow.modifier;

import io.storeflow.platform.money.Money;

/**
 * A modifier that was chosen with a line, as it is shown and as an order keeps it.
 *
 * @param quantity for one unit of the line
 * @param price of one unit of it
 */
public record Extra(String title, int quantity, Money price) {}
