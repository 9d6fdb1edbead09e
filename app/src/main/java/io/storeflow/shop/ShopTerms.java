package io.storeflow.shop;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** What many pages of a shop say and what is the same on all of them, kept until it changes. */
@Component
class ShopTerms {
  private final UntilShopChanges<ShippingBook> shipping;
  private final UntilShopChanges<Integer> products;

  ShopTerms(ShopVersions versions, ShippingBooks shipping, ShopCatalogue catalogue) {
    this.shipping = new UntilShopChanges<>(versions, store -> List.of(shipping.of(store)));
    this.products = new UntilShopChanges<>(versions, store -> List.of(catalogue.count(store)));
  }

  /** How the store hands over what it sells. */
  FulfilmentOptions of(Store store) {
    return FulfilmentOptions.of(store, shipping.of(store).getFirst());
  }

  /** How many products are on sale. */
  int products(Store store) {
    return products.of(store).getFirst();
  }
}
