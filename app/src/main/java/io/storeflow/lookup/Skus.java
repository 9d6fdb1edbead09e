package io.storeflow.lookup;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Variant;
import io.storeflow.store.Store;
import org.jooq.Condition;
import org.jooq.Field;

/** An SKU of which the beginning was typed, whatever stands between its letters. */
record Skus(String beginning) {
  /** Variants that are looked up: a beginning that more have means none of them. */
  static final int MOST = 2_000;

  static Skus beginning(String q) {
    return new Skus(ProductText.sku(q));
  }

  /** Whether the product has a variant with such an SKU. */
  Condition in(Store store, Field<Long> product) {
    if (beginning.isEmpty()) return falseCondition();
    var v = only(store, VARIANT);
    var some = select(v.PRODUCT_ID.as("product_id")).from(v).where(is(v)).limit(inline(MOST));
    var found = some.asTable("by_sku");
    return product.in(select(found.field("product_id", Long.class)).from(found));
  }

  /** Whether the variant has such an SKU. */
  Condition is(Variant v) {
    return beginning.isEmpty() ? falseCondition() : v.SKU_FOLDED.startsWith(beginning);
  }
}
