package io.storeflow.demo;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/** Keys as a store has them. Nobody can use these, as what they are was shown to nobody. */
@Component
class DemoKeys {
  private final ApiKeys keys;

  DemoKeys(ApiKeys keys) {
    this.keys = keys;
  }

  void make(Store store) {
    var stock = EnumSet.of(KeyScope.STOCK_WRITE);
    keys.make(store, "Till in the shop", stock, null, Actor.SYSTEM);
    var all = EnumSet.of(KeyScope.STOCK_WRITE, KeyScope.PRODUCTS_WRITE);
    keys.make(store, "Warehouse system", all, null, Actor.SYSTEM);
  }
}
