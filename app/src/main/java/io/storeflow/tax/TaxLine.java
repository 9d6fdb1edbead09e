package io.storeflow.tax;

import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;

/**
 * What is sold.
 *
 * @param key by which the caller finds it again
 * @param amount after discounts; with the tax in it where the store's prices hold it
 * @param here whether it is eaten at the store
 */
public record TaxLine(String key, TaxClass taxClass, Money amount, boolean here) {
  /** Whether shipping is for its sake, and is taxed as it is. */
  boolean isShipped() {
    return !here && !taxClass.isService() && taxClass != TaxClass.EXEMPT;
  }
}
