package io.storeflow.ratepage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.countDistinct;

import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Products that are sent as if they weighed nothing, as nobody has said what they weigh. */
@Component
class Weightless {
  private final DSLContext db;

  Weightless(DSLContext db) {
    this.db = db;
  }

  /** How many of those for sale come in a variant without a weight. One statement. */
  int count(Store store) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return db.select(countDistinct(v.PRODUCT_ID))
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(ForSale.is(p, v))
        .and(v.WEIGHT_GRAMS.isNull())
        .and(p.GIFT_CARD.isFalse())
        .fetchSingle()
        .value1();
  }
}
