package io.storeflow.mailtext;

import static io.storeflow.db.Tables.ORDER_TOLD;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Of what the shopper was told and what still holds: an order moved to and fro mails once. */
@Component
public class OrderTold {
  private final DSLContext db;
  private final Clock clock;

  OrderTold(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public boolean isTold(Store store, long orderId, MailKind kind) {
    var t = only(store, ORDER_TOLD);
    return db.fetchExists(t, t.ORDER_ID.eq(orderId).and(t.KIND.eq(kind.code())));
  }

  /** In the caller's transaction, with the mail. */
  public void tell(Store store, long orderId, MailKind kind) {
    insertInto(db, store, ORDER_TOLD)
        .set(ORDER_TOLD.ORDER_ID, orderId)
        .set(ORDER_TOLD.KIND, kind.code())
        .set(ORDER_TOLD.AT, clock.instant())
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** It does not hold any more, and the shopper was told so. */
  public void takeBack(Store store, long orderId, MailKind kind) {
    var t = only(store, ORDER_TOLD);
    db.deleteFrom(t).where(t.ORDER_ID.eq(orderId)).and(t.KIND.eq(kind.code())).execute();
  }
}
