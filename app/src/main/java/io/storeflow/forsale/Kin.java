package io.storeflow.forsale;

import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Product;
import io.storeflow.store.Store;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/**
 * By what rules find a product.
 *
 * @param category row id of the one it is in, brand: of its brand
 * @param tags folded
 */
public record Kin(@Nullable Long category, @Nullable Long brand, Set<String> tags) {
  public static final Kin NONE = new Kin(null, null, Set.of());

  /** As a column. */
  public static SelectField<Kin> of(Store store, Product p) {
    return of(store, p, noCondition());
  }

  /** Without tags where they are asked by nobody, which is cheaper. */
  static SelectField<Kin> of(Store store, Product p, Condition asked) {
    var t = only(store, PRODUCT_TAG);
    var tags =
        multiset(select(t.FOLDED).from(t).where(asked).and(t.PRODUCT_ID.eq(p.ID)))
            .convertFrom(rows -> rows.intoSet(t.FOLDED));
    return row(p.CATEGORY_ID, p.BRAND_ID, tags).mapping(Kin::new);
  }
}
