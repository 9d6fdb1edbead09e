package io.storeflow.memberpage;

import io.storeflow.member.Granting;
import io.storeflow.member.Holding;
import io.storeflow.store.Store;
import java.util.List;

/**
 * How far the one who looks may go.
 *
 * @param stores those of the merchant that they may enter, by name
 */
record MyReach(Holding holding, List<Store> stores) {

  /** Whether they manage members of all stores, also of those to come. */
  boolean inAll() {
    return !Granting.gives(holding.inAll()).isEmpty();
  }

  /** The stores whose members they manage. */
  List<Store> managed() {
    return stores.stream()
        .filter(store -> !Granting.gives(holding.in(store.id())).isEmpty())
        .toList();
  }
}
