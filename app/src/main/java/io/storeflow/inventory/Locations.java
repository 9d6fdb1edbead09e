package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Where stock is kept. */
@Component
class Locations {
  private final DSLContext db;

  Locations(DSLContext db) {
    this.db = db;
  }

  /** The one that every store has. */
  long main(Store store) {
    var location = only(store, LOCATION);
    return db.select(location.ID).from(location).where(location.MAIN).fetchSingle(location.ID);
  }
}
