package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds what staff put to an order, one that was placed or one that they put together. */
@Component
public class GoodsToAdd {
  private static final int MOST_FOUND = 8;

  /**
   * Something that can be put to an order.
   *
   * @param id public id of the variant
   */
  public record Good(String id, String title, String variantTitle, String sku) {}

  private final DSLContext db;

  GoodsToAdd(DSLContext db) {
    this.db = db;
  }

  /** What is for sale that the words may mean; gift cards are bought in the shop. One statement. */
  public List<Good> find(Store store, String words) {
    if (words.isBlank()) return List.of();
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var search = ProductSearch.of(store, words);
    return db.select(v.PUBLIC_ID, p.TITLE, v.TITLE, v.SKU)
        .from(search.from(p, null).join(v).on(p.ID.eq(v.PRODUCT_ID)))
        .where(search.matches())
        .and(ForSale.is(p, v))
        .and(p.GIFT_CARD.isFalse())
        .orderBy(p.TITLE, p.ID, v.POSITION)
        .limit(MOST_FOUND)
        .fetch(mapping(Good::new));
  }

  /** Those, by their public ids. One statement, or none. */
  public Map<String, Good> named(Store store, Collection<String> ids) {
    if (ids.isEmpty()) return Map.of();
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return db.select(v.PUBLIC_ID, p.TITLE, v.TITLE, v.SKU)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.in(ids))
        .fetchMap(v.PUBLIC_ID, mapping(Good::new));
  }
}
