package io.storeflow.shop;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopCategory;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** The categories that lead through a shop, above each of its lists. */
@Component
class Sections {
  private final UntilShopChanges<ShopCategory> known;

  Sections(ShopCatalogue catalogue, ShopVersions versions) {
    known = new UntilShopChanges<>(versions, catalogue::categories);
  }

  List<ShopCategory> of(Store store) {
    return known.of(store);
  }
}
