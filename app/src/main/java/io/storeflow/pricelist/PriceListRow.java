package io.storeflow.pricelist;

import io.storeflow.platform.money.PriceList;

/**
 * A price list as the merchant set it.
 *
 * @param said how many prices are said, and not worked out
 * @param version rises with each change
 */
public record PriceListRow(
    String publicId, PriceList list, boolean active, int version, int said) {}
