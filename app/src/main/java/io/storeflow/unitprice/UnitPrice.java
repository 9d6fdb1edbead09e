package io.storeflow.unitprice;

import io.storeflow.platform.money.Money;

/** A price of a measure, such as that of a kilogram. */
public record UnitPrice(Money price, Base base) {}
