package io.storeflow.collection;

import static io.storeflow.db.Tables.COLLECTION_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** The order of the products of a collection by hand. In the caller's transaction. */
@Component
class CollectedOrder {
  private final DSLContext db;

  CollectedOrder(DSLContext db) {
    this.db = db;
  }

  /**
   * @throws NotFound if the product is not among them
   */
  static int place(List<CollectedProduct> order, String product) {
    for (int i = 0; i < order.size(); i++) if (order.get(i).publicId().equals(product)) return i;
    throw new NotFound();
  }

  /** The position behind the last one. */
  int next(Store store, CollectionRow row) {
    var in = only(store, COLLECTION_PRODUCT);
    return db.select(coalesce(max(in.POSITION), val(-1)))
            .from(in)
            .where(in.COLLECTION_ID.eq(row.id()))
            .fetchSingle()
            .value1()
        + 1;
  }

  void write(Store store, CollectionRow row, List<CollectedProduct> order) {
    var updates = new ArrayList<Query>();
    var ids = ids(store, row);
    for (int position = 0; position < order.size(); position++) {
      var in = only(store, COLLECTION_PRODUCT);
      updates.add(
          db.update(in)
              .set(in.POSITION, position)
              .where(in.COLLECTION_ID.eq(row.id()))
              .and(in.PRODUCT_ID.eq(ids.get(order.get(position).publicId()))));
    }
    db.batch(updates).execute();
  }

  private Map<String, Long> ids(Store store, CollectionRow row) {
    var p = only(store, PRODUCT);
    var in = only(store, COLLECTION_PRODUCT);
    return db.select(p.PUBLIC_ID, p.ID)
        .from(in)
        .join(p)
        .on(p.ID.eq(in.PRODUCT_ID))
        .where(in.COLLECTION_ID.eq(row.id()))
        .fetchMap(p.PUBLIC_ID, p.ID);
  }
}
