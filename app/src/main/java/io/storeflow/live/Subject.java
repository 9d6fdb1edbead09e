package io.storeflow.live;

import io.storeflow.store.Merchant;
import io.storeflow.store.Store;

/** What a channel is about. */
sealed interface Subject {
  record OfStore(Store store) implements Subject {}

  record OfMerchant(Merchant merchant) implements Subject {}

  record OfMember(Merchant merchant, long customer) implements Subject {}

  record OfOrder(Store store, long orderId) implements Subject {}
}
