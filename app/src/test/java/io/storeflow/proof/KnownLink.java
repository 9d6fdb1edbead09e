package io.storeflow.proof;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINK;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jooq.DSLContext;

/** A link of an order that a test knows without its mail. */
public final class KnownLink {
  private KnownLink() {}

  /** The token of one that was just mailed. */
  public static String mail(DSLContext db, Store store, long number, ShopperAct act) {
    var token = PublicId.random() + PublicId.random();
    var o = only(store, ORDERS);
    var order = db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
    insertInto(db, store, ORDER_LINK)
        .set(ORDER_LINK.ID, Ids.next())
        .set(ORDER_LINK.ORDER_ID, order)
        .set(ORDER_LINK.ACT, act)
        .set(ORDER_LINK.TOKEN_HASH, Digest.bytes(token.getBytes(StandardCharsets.UTF_8)))
        .set(ORDER_LINK.EXPIRES_AT, Instant.now().plus(OrderLinks.LIFE))
        .execute();
    return token;
  }
}
