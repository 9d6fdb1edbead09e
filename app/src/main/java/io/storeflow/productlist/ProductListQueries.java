package io.storeflow.productlist;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.storeflow.catalog.ProductRow;
import io.storeflow.category.CategoryTree;
import io.storeflow.collection.RuleMatches;
import io.storeflow.db.tables.Product;
import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.product.ProductState;
import io.storeflow.safety.SafetyGaps;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the list of products for staff: two statements, however many products there are. */
@Component
public class ProductListQueries {
  private final DSLContext db;

  ProductListQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * @param tree the categories of the store
   */
  Page<ProductRow> page(
      Store store, ProductListFilter filter, CategoryTree tree, int size, @Nullable String cursor) {
    var p = only(store, PRODUCT);
    var c = only(store, CATEGORY);
    var m = only(store, MEDIA);
    var sort = filter.order();
    var search = ProductSearch.of(store, Typed.line(filter.q()));
    var keyset =
        Keyset.of(
            sort.key(p),
            search.id(p, sort.key(p)),
            sort.isDescending(),
            store.id() + " " + filter,
            cursor,
            size);
    var rows =
        db.select(
                p.ID,
                p.PUBLIC_ID,
                p.TITLE,
                p.SECOND_TITLE,
                m.PUBLIC_ID.convertFrom(id -> MediaPath.of(store, id)),
                c.TITLE,
                p.STATE,
                p.PRICE_MINOR,
                offers(store, p))
            .from(search.from(p, sort.key(p)))
            .leftJoin(c)
            .on(c.ID.eq(p.CATEGORY_ID))
            .leftJoin(m)
            .on(m.ID.eq(p.MEDIA_ID))
            .where(search.matches())
            .and(matches(store, p, filter, tree))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(ProductRow::new));
    return keyset.page(
        rows, row -> sort.keyOf(row.id(), row.priceMinor(), row.title()), ProductRow::id);
  }

  /** The row ids of all products that the list so filtered has, oldest first, up to the most. */
  public List<Long> ids(Store store, ProductListFilter filter, CategoryTree tree, int most) {
    var p = only(store, PRODUCT);
    var search = ProductSearch.of(store, Typed.line(filter.q()));
    var id = search.id(p, null);
    return db.select(id)
        .from(search.from(p, null))
        .where(search.matches())
        .and(matches(store, p, filter, tree))
        .orderBy(id)
        .limit(most)
        .fetch(id);
  }

  /** How many products the list so filtered has, up to the most. */
  int matching(Store store, ProductListFilter filter, CategoryTree tree, int most) {
    var p = only(store, PRODUCT);
    var search = ProductSearch.of(store, Typed.line(filter.q()));
    return db.fetchCount(
        select(search.id(p, null))
            .from(search.from(p, null))
            .where(search.matches())
            .and(matches(store, p, filter, tree))
            .limit(most));
  }

  /** How many products there are, by state. */
  Map<ProductState, Integer> counts(Store store) {
    var p = only(store, PRODUCT);
    return db.select(p.STATE, count())
        .from(p)
        .groupBy(p.STATE)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  private static Condition matches(
      Store store, Product p, ProductListFilter filter, CategoryTree tree) {
    return is(p, filter.state())
        .and(in(p, filter.category(), tree))
        .and(isLabelled(store, p, filter))
        .and(stock(store, p, Typed.line(filter.stock())))
        .and(isIncomplete(store, p, Typed.line(filter.missing())));
  }

  private static Condition is(Product p, @Nullable String state) {
    return Coded.find(ProductState.class, state).map(p.STATE::eq).orElse(noCondition());
  }

  private static Condition isLabelled(Store store, Product p, ProductListFilter filter) {
    var tag = Typed.line(filter.tag());
    var tags = tag.isEmpty() ? List.<String>of() : List.of(tag);
    return RuleMatches.labelled(
        store, p, tags, Typed.line(filter.brand()), Typed.line(filter.type()));
  }

  /** In the category or any below it. */
  private static Condition in(Product p, @Nullable String category, CategoryTree tree) {
    if (category == null || category.isEmpty()) return noCondition();
    return tree.byPublicId(category)
        .map(node -> p.CATEGORY_ID.in(tree.idsWithin(node)))
        .orElse(falseCondition());
  }

  /** Products with a variant that is low, or sold out; found by the index on low stock. */
  private static Condition stock(Store store, Product p, String stock) {
    if (stock.isEmpty()) return noCondition();
    var v = only(store, VARIANT);
    var s = only(store, STOCK);
    var low =
        select(v.PRODUCT_ID)
            .from(s)
            .join(v)
            .on(v.ID.eq(s.VARIANT_ID))
            .where(v.ACTIVE)
            .and(Availability.of(store, v).isLow(s, stock.equals("out")));
    return ForSale.is(p).and(p.ID.in(low));
  }

  /** Products for sale of which offers do not say all that the law asks. */
  private static Condition isIncomplete(Store store, Product p, String missing) {
    if (missing.isEmpty()) return noCondition();
    return ForSale.is(p).and(SafetyGaps.in(store, p));
  }

  private static Field<List<ProductRow.Offer>> offers(Store store, Product p) {
    var v = only(store, VARIANT);
    var there = Availability.of(store, v);
    return multiset(
            select(
                    v.PRICE_MINOR.convertFrom(store::money),
                    v.TRACKED,
                    there.left(),
                    field(there.isLow()),
                    v.SOLD_OUT)
                .from(v)
                .where(v.PRODUCT_ID.eq(p.ID))
                .and(v.ACTIVE)
                .orderBy(v.POSITION, v.ID))
        .convertFrom(rows -> rows.map(mapping(ProductRow.Offer::new)));
  }
}
