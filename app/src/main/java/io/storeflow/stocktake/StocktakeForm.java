package io.storeflow.stocktake;

import org.jspecify.annotations.Nullable;

/**
 * What is to be counted, as it was typed.
 *
 * @param place public id of a location
 * @param category public id of a category; empty for all
 */
record StocktakeForm(@Nullable String place, @Nullable String category) {}
