package io.storeflow.product;

import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import org.jooq.Condition;

/** What shoppers see and may buy: active variants of active products. */
public final class ForSale {
  private ForSale() {}

  public static Condition is(Product p) {
    return p.STATE.eq(ProductState.ACTIVE);
  }

  public static Condition is(Product p, Variant v) {
    return is(p).and(v.ACTIVE);
  }
}
