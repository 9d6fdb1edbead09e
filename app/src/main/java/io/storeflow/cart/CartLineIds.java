package io.storeflow.cart;

import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** Gives ids to the lines of carts that an older release wrote. */
@Component
class CartLineIds implements CatchesUp {
  private final DSLContext db;
  private final Transactions transactions;

  CartLineIds(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Lines without an id are found by its index: each step finds the first that are left. */
  @Override
  public Step catchUp(Store store, long after) {
    var line = only(store, CART_LINE);
    var some =
        db.select(line.VISITOR, line.VARIANT_ID, line.CHOICES)
            .from(line)
            .where(line.ID.isNull())
            .limit(STEP)
            .fetch(row -> (Query) update(store, row.value1(), row.value2(), row.value3()));
    if (!some.isEmpty()) transactions.write(() -> db.batch(some).execute());
    return new Step(after, some.size(), some.size() == STEP);
  }

  private Query update(Store store, String visitor, long variant, String choices) {
    var line = only(store, CART_LINE);
    return db.update(line)
        .set(line.ID, Ids.next())
        .set(line.PUBLIC_ID, PublicId.random())
        .where(line.VISITOR.eq(visitor))
        .and(line.VARIANT_ID.eq(variant))
        .and(line.CHOICES.eq(choices))
        .and(line.ID.isNull());
  }
}
