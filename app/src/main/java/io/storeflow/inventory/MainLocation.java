package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.merchant.StoreOpened;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each new store the one location it begins with. */
@Component
class MainLocation {
  private final DSLContext db;

  MainLocation(DSLContext db) {
    this.db = db;
  }

  @EventListener
  void on(StoreOpened opened) {
    insertInto(db, opened.store(), LOCATION)
        .set(LOCATION.ID, Ids.next())
        .set(LOCATION.PUBLIC_ID, PublicId.random())
        .set(LOCATION.NAME, opened.store().name())
        .set(LOCATION.MAIN, true)
        .execute();
  }
}
