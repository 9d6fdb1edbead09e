package io.storeflow.shopprice;

import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rules of a store that its pages tell of: read once until the shop changes. */
@Component
class OpenRules {
  private final UntilShopChanges<PriceRule> told;

  OpenRules(ShopVersions versions, PriceRules rules) {
    told =
        new UntilShopChanges<>(
            versions, store -> rules.active(store).stream().filter(PublicRules::isTold).toList());
  }

  /** Those that everybody could have, in their order, also those that run out. */
  List<PriceRule> of(Store store) {
    return told.of(store).stream().filter(PublicRules::isOpen).toList();
  }

  /** Those that are for some alone. */
  List<PriceRule> personal(Store store) {
    return told.of(store).stream().filter(PublicRules::isPersonal).toList();
  }
}
