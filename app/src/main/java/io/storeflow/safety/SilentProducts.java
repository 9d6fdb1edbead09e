package io.storeflow.safety;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SAFETY;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Products for sale of which neither they nor their brands say who makes them. Food is left out, of
 * which somebody has stated what it holds: another law asks of it.
 */
@Component
public class SilentProducts {
  /** As many as are counted: more are as many. */
  public static final int MOST = 100;

  private final DSLContext db;
  private final SafetyLaw law;
  private final UntilShopChanges<Integer> counts;

  SilentProducts(DSLContext db, SafetyLaw law, ShopVersions versions) {
    this.db = db;
    this.law = law;
    counts = new UntilShopChanges<>(versions, store -> List.of(counted(store)));
  }

  /**
   * How many there are, {@link #MOST} at most; 0 for stores of which the law does not ask it. A
   * pass over all products where none is silent, once until the shop changes.
   */
  public int count(Store store) {
    return law.holdsFor(store) ? counts.of(store).getFirst() : 0;
  }

  private int counted(Store store) {
    var p = only(store, PRODUCT);
    var own = only(store, SAFETY);
    var brand = only(store, SAFETY);
    return db.fetchCount(
        db.select(p.ID)
            .from(p)
            .where(ForSale.is(p))
            .and(p.ALLERGENS.isNull())
            .and(notExists(selectOne().from(own).where(own.PRODUCT_ID.eq(p.ID)).and(says(own))))
            .and(
                notExists(
                    selectOne().from(brand).where(brand.BRAND_ID.eq(p.BRAND_ID)).and(says(brand))))
            .limit(MOST));
  }

  private static Condition says(io.storeflow.db.tables.Safety s) {
    return s.MAKER_NAME.ne("").or(s.EXEMPT);
  }
}
