package io.storeflow.order;

import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** Gives ids to the lines of orders that an older release wrote. */
@Component
class OrderLineIds implements CatchesUp {
  private final DSLContext db;
  private final Transactions transactions;

  OrderLineIds(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Lines without an id are found by its index: each step finds the first that are left. */
  @Override
  public Step catchUp(Store store, long after) {
    var line = only(store, ORDER_LINE);
    var some =
        db.select(line.ORDER_ID, line.POSITION)
            .from(line)
            .where(line.ID.isNull())
            .limit(STEP)
            .fetch(row -> (Query) update(store, row.value1(), row.value2()));
    if (!some.isEmpty()) transactions.write(() -> db.batch(some).execute());
    return new Step(after, some.size(), some.size() == STEP);
  }

  private Query update(Store store, long order, int position) {
    var line = only(store, ORDER_LINE);
    return db.update(line)
        .set(line.ID, Ids.next())
        .set(line.PUBLIC_ID, PublicId.random())
        .where(line.ORDER_ID.eq(order))
        .and(line.POSITION.eq(position))
        .and(line.ID.isNull());
  }
}
