package io.storeflow.shopprice;

import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rules of a store that everybody could have: read once until the shop changes. */
@Component
class OpenRules {
  private final UntilShopChanges<PriceRule> rules;

  OpenRules(ShopVersions versions, PriceRules rules) {
    this.rules =
        new UntilShopChanges<>(
            versions, store -> rules.active(store).stream().filter(PublicRules::isOpen).toList());
  }

  /** In their order, also those that run out. */
  List<PriceRule> of(Store store) {
    return rules.of(store);
  }
}
