package io.storeflow.reminder;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Looks for carts at once, and lets time go by for those of a store. */
@Component
public class RemindsNow {
  private final DSLContext db;
  private final Stores stores;
  private final DueReminders due;

  RemindsNow(DSLContext db, Stores stores, DueReminders due) {
    this.db = db;
    this.stores = stores;
    this.due = due;
  }

  /** How many mails are to be written now, with what is set for the store by now. */
  public int find(Store store) {
    return due.find(stores.reopen(store.id()));
  }

  /** All carts of the store are as if they had been changed so much earlier. */
  public void later(Store store, Duration time) {
    var c = only(store, CART);
    var shifted =
        DSL.field(
            "timestampadd(second, {0}, {1})",
            c.EXPIRES_AT.getDataType(), DSL.inline(-time.toSeconds()), c.EXPIRES_AT);
    db.update(c).set(c.EXPIRES_AT, shifted).execute();
  }
}
