package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.bulkedit.ProductFacts.VariantFacts;
import io.storeflow.db.tables.Product;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.springframework.stereotype.Component;

/** Reads the products of a change of many as they are, never very many variants at once. */
@Component
class BulkProducts {
  /** Products of one statement. */
  private static final int PIECE = 50;

  private final DSLContext db;
  private final ProductLinks links;

  BulkProducts(DSLContext db, ProductLinks links) {
    this.db = db;
    this.links = links;
  }

  /** The first of the chosen ones, by row id. */
  List<Long> chosen(Store store, BulkEditRow edit, int most) {
    var it = only(store, BULK_EDIT_PRODUCT);
    return db.select(it.PRODUCT_ID)
        .from(it)
        .where(it.BULK_EDIT_ID.eq(edit.id()))
        .orderBy(it.PRODUCT_ID)
        .limit(most)
        .fetch(it.PRODUCT_ID);
  }

  /** The first of these that have so many variants together; at least one of them. */
  List<Long> within(Store store, List<Long> ids, int variants) {
    if (ids.isEmpty()) return ids;
    var v = only(store, VARIANT);
    var counts =
        db.select(v.PRODUCT_ID, count())
            .from(v)
            .where(v.PRODUCT_ID.in(ids))
            .and(v.REMOVED.isFalse())
            .groupBy(v.PRODUCT_ID)
            .fetchMap(v.PRODUCT_ID, count());
    int all = 0;
    for (int i = 0; i < ids.size(); i++) {
      all += counts.getOrDefault(ids.get(i), 0);
      if (all > variants && i > 0) return ids.subList(0, i);
    }
    return ids;
  }

  /** By row id; what is gone is not among them. */
  List<ProductFacts> facts(Store store, List<Long> ids) {
    var facts = new ArrayList<ProductFacts>();
    for (int from = 0; from < ids.size(); from += PIECE)
      facts.addAll(read(store, ids.subList(from, Math.min(from + PIECE, ids.size()))));
    return facts;
  }

  private List<ProductFacts> read(Store store, Collection<Long> ids) {
    var p = only(store, PRODUCT);
    return db.select(
            p.ID,
            p.PUBLIC_ID,
            p.TITLE,
            p.STATE,
            p.PUBLISH_AT,
            p.CATEGORY_ID,
            p.FEATURED,
            tags(store, p),
            p.VERSION,
            variants(store, p))
        .from(p)
        .where(p.ID.in(ids))
        .orderBy(p.ID)
        .fetch(mapping(ProductFacts::new));
  }

  /** The same, and nobody else changes them until the transaction ends. */
  List<ProductFacts> locked(Store store, List<Long> ids) {
    var p = only(store, PRODUCT);
    db.select(p.ID).from(p).where(p.ID.in(ids)).orderBy(p.ID).forUpdate().fetch();
    return facts(store, ids);
  }

  /** Public ids of those that products of other stores follow; one statement. */
  Set<String> followed(Store store, Collection<ProductFacts> products) {
    return links.followed(store, products.stream().map(ProductFacts::publicId).toList());
  }

  private static Field<List<String>> tags(Store store, Product p) {
    var t = only(store, PRODUCT_TAG);
    return multiset(
            select(t.TAG).from(t).where(t.PRODUCT_ID.eq(p.ID)).orderBy(t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  private static Field<List<VariantFacts>> variants(Store store, Product p) {
    var v = only(store, VARIANT);
    return multiset(
            select(
                    v.ID,
                    v.PUBLIC_ID,
                    v.TITLE,
                    v.ACTIVE,
                    row(v.PRICE_MINOR, v.COMPARE_AT_MINOR).mapping(PriceStep.Prices::new))
                .from(v)
                .where(v.PRODUCT_ID.eq(p.ID))
                .and(v.REMOVED.isFalse())
                .orderBy(v.POSITION, v.ID))
        .convertFrom(rows -> rows.map(mapping(VariantFacts::new)));
  }
}
