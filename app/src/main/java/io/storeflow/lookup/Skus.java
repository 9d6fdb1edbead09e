package io.storeflow.lookup;

import static io.storeflow.db.Tables.SKU_PART;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.SkuPart;
import io.storeflow.db.tables.Variant;
import io.storeflow.store.Store;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * An SKU of which the beginning was typed, or that of one of its parts, whatever stands between its
 * letters.
 */
record Skus(String beginning, boolean parts) {
  /** Variants that are looked up: a beginning that more have means none of them. */
  static final int MOST = 2_000;

  /** Of SKUs, or of any of their parts. */
  static Skus ofAnyPart(String q) {
    return new Skus(ProductText.sku(q), true);
  }

  /** Of SKUs alone. */
  static Skus beginning(String q) {
    return new Skus(ProductText.sku(q), false);
  }

  /** Whether the product has a variant with such an SKU. */
  Condition in(Store store, Field<Long> product) {
    if (beginning.isEmpty()) return falseCondition();
    var found = products(store).asTable("by_sku");
    return product.in(select(found.field("product_id", Long.class)).from(found));
  }

  /** Row ids of the products of variants with such an SKU. */
  Select<Record1<Long>> products(Store store) {
    var v = only(store, VARIANT);
    var whole = select(v.PRODUCT_ID.as("product_id")).from(v).where(begins(v)).limit(inline(MOST));
    if (!parts) return whole;
    var s = only(store, SKU_PART);
    return whole.union(select(s.PRODUCT_ID).from(s).where(begins(s)).limit(inline(MOST)));
  }

  /** Whether the variant has such an SKU. */
  Condition is(Store store, Variant v) {
    if (beginning.isEmpty()) return falseCondition();
    var s = only(store, SKU_PART);
    var some = select(s.VARIANT_ID.as("variant_id")).from(s).where(begins(s)).limit(inline(MOST));
    var found = some.asTable("by_part");
    var byPart = v.ID.in(select(found.field("variant_id", Long.class)).from(found));
    return parts ? begins(v).or(byPart) : begins(v);
  }

  private Condition begins(Variant v) {
    return v.SKU_FOLDED.startsWith(beginning);
  }

  private Condition begins(SkuPart s) {
    return s.PART.startsWith(ProductText.skuPart(beginning));
  }
}
