package io.storeflow.rates;

import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.StoreOwned;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/** Whether a store may have one more of something. */
@Component
class Room {
  private final DSLContext db;
  private final StoreRows stores;

  Room(DSLContext db, StoreRows stores) {
    this.db = db;
    this.stores = stores;
  }

  /**
   * In a transaction: who asks at the same time waits for its end.
   *
   * @throws ShippingFull if there are so many already
   */
  <R extends Record, T extends Table<R> & StoreOwned> void require(Store store, T rows, int most) {
    stores.lockedVersion(store);
    if (db.fetchCount(only(store, rows)) >= most) throw new ShippingFull(most);
  }
}
