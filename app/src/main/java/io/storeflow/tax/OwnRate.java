package io.storeflow.tax;

/**
 * A rate that a store states itself, as it is kept.
 *
 * @param version rises with each change
 */
public record OwnRate(String publicId, int version, TaxRate rate) {}
