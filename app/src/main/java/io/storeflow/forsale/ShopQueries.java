package io.storeflow.forsale;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_SLUG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.Product;
import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the catalogue for shoppers. */
@Component
class ShopQueries {
  private final DSLContext db;
  private final ShopTree tree;

  ShopQueries(DSLContext db, ShopTree tree) {
    this.db = db;
    this.tree = tree;
  }

  /**
   * @param full whether options and what variants are made of are told
   */
  Page<ShopProduct> page(
      Store store, ShopFilter filter, int size, @Nullable String cursor, boolean full) {
    var from = new ProductShelf(store, full);
    var search = ProductSearch.of(store, filter.q());
    var key = filter.sort().key(from.p);
    var keyset =
        Keyset.of(
            key,
            search.id(from.p, key),
            filter.sort().isDescending(),
            store.id() + " " + filter,
            cursor,
            size);
    var rows =
        from.select(db, search.from(from.p, key))
            .and(search.matches())
            .and(matches(store, from, filter))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(row -> from.row(row, filter.sort()));
    return keyset.page(rows);
  }

  Optional<ShopProduct> bySlug(Store store, String slug) {
    var from = new ProductShelf(store, true);
    return from.select(db, from.p).and(from.p.SLUG.eq(slug)).fetchOptional(from::product);
  }

  Optional<String> movedTo(Store store, String slug) {
    var had = only(store, PRODUCT_SLUG);
    var p = only(store, PRODUCT);
    return db.select(p.SLUG)
        .from(had)
        .join(p)
        .on(p.ID.eq(had.PRODUCT_ID))
        .where(had.SLUG.eq(slug))
        .and(ForSale.is(p))
        .fetchOptional(p.SLUG);
  }

  int active(Store store) {
    var p = only(store, PRODUCT);
    return db.fetchCount(select(p.ID).from(p).where(ForSale.is(p)));
  }

  List<ShopAddress> addresses(Store store, int skipped, int most) {
    var p = only(store, PRODUCT);
    return db.select(p.SLUG, p.UPDATED_AT)
        .from(p)
        .where(ForSale.is(p))
        .orderBy(p.ID)
        .limit(most)
        .offset(skipped)
        .fetch(mapping(ShopAddress::new));
  }

  Optional<ShopProduct> byPublicId(Store store, String publicId) {
    var from = new ProductShelf(store, true);
    return from.select(db, from.p).and(from.p.PUBLIC_ID.eq(publicId)).fetchOptional(from::product);
  }

  private Condition matches(Store store, ProductShelf from, ShopFilter filter) {
    return in(store, from.p, filter.category())
        .and(filter.minMinor() == null ? noCondition() : from.p.PRICE_MINOR.ge(filter.minMinor()))
        .and(filter.maxMinor() == null ? noCondition() : from.p.PRICE_MINOR.le(filter.maxMinor()))
        .and(filter.inStock() ? inStock(store, from.p) : noCondition());
  }

  /** Counted, not asked for by EXISTS, which databases turn into a pass over all variants. */
  private static Condition inStock(Store store, Product p) {
    var v = only(store, VARIANT);
    var buyable =
        selectCount()
            .from(v)
            .where(v.PRODUCT_ID.eq(p.ID))
            .and(v.ACTIVE)
            .and(Availability.of(store, v).isInStock());
    return field(buyable).gt(0);
  }

  /** In the category or any below it: few ids, for the index of products by category. */
  private Condition in(Store store, Product p, @Nullable String category) {
    if (category == null) return noCondition();
    var known = tree.of(store);
    return known
        .bySlug(category)
        .map(node -> p.CATEGORY_ID.in(known.idsWithin(node)))
        .orElse(falseCondition());
  }
}
