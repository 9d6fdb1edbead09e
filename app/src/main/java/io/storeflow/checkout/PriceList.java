package io.storeflow.checkout;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.shipping.Rate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a store sells, and for how much, as of one version of its offer. It may be older than the
 * database: an order that was planned with it {@link #require requires} the version at its end,
 * when nobody else can change the offer any more.
 */
interface PriceList {

  /** Those of the variants that are for sale, by public id. */
  Map<String, VariantForSale> variants(Collection<String> publicIds);

  /** The rates of the store, in its order. */
  List<Rate> rates();

  /**
   * @param version of the offer as the transaction of the order sees it
   * @throws PricesMoved if the list is of another one
   */
  void require(long version);
}
