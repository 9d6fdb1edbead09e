package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.awaitility.Awaitility.await;

import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.Record;

/** A store that takes an order, and the mails of it. */
final class MailedStore {
  final Store store;

  private final World world;
  private final DSLContext db;

  MailedStore(World world, DSLContext db) {
    store = world.store();
    this.world = world;
    this.db = db;
  }

  void place() {
    var goods = world.goods(store, 500, null);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, goods, 2));
  }

  long orderId() {
    var order = only(store, ORDERS);
    return db.select(order.ID).from(order).fetchSingle(order.ID);
  }

  /** The first mail of the store whose subject begins like that, once it is there. */
  Record mail(String subject) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.selectFrom(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.SUBJECT.startsWith(subject))
                    .and(MAILBOX_MESSAGE.SUBJECT.endsWith(store.name()))
                    .fetch(),
            found -> !found.isEmpty())
        .getFirst();
  }
}
