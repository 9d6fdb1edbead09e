package io.storeflow.forsale;

import static io.storeflow.db.Tables.COLLECTION_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_SLUG;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.storeflow.collection.CollectionRow;
import io.storeflow.collection.RuleMatches;
import io.storeflow.db.tables.Product;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.pagecache.EachUntilShopChanges;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.unit.DataSize;

/** Reads the catalogue for shoppers. */
@Component
class ShopQueries {
  private final DSLContext db;
  private final ShopTree tree;

  /** As lists show them: a search, or a list in another order, reads only what is not known. */
  private final EachUntilShopChanges<ShopProduct> listed;

  private final EarlierPrices earlier;
  private final Clock clock;

  ShopQueries(
      DSLContext db,
      ShopTree tree,
      ShopVersions versions,
      EarlierPrices earlier,
      Clock clock,
      @Value("${storeflow.listed-products:8MB}") DataSize size) {
    this.db = db;
    this.tree = tree;
    listed = new EachUntilShopChanges<>(versions, size.toBytes(), ShopQueries::weight);
    this.earlier = earlier;
    this.clock = clock;
  }

  /**
   * @param full whether options and what variants are made of are told
   */
  Page<ShopProduct> page(
      Store store, ShopFilter filter, int size, @Nullable String cursor, boolean full) {
    var from = shelf(store, full);
    var search = ProductSearch.inShop(store, filter.q());
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

  /** A page of a collection: in the order in which somebody put it, or as on the shelf. */
  Page<ShopProduct> page(Store store, CollectionRow collection, int size, @Nullable String cursor) {
    var from = shelf(store, false);
    var in = only(store, COLLECTION_PRODUCT);
    boolean byHand = collection.isByHand();
    var key = byHand ? in.POSITION : null;
    var boundTo = store.id() + " collection " + collection.id() + " " + collection.version();
    var keyset = Keyset.of(key, from.p.ID, false, boundTo, cursor, size);
    var which =
        byHand
            ? in.COLLECTION_ID.eq(collection.id())
            : RuleMatches.of(store, from.p, collection.rule(), tree.of(store), clock.instant());
    var products = byHand ? in.join(from.p).on(from.p.ID.eq(in.PRODUCT_ID)) : from.p;
    var rows = from.select(db, products).and(which).and(keyset.beyond());
    if (byHand) rows.getQuery().addSelect(in.POSITION);
    return keyset.page(
        rows.orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(
                row -> {
                  long id = row.get(from.p.ID);
                  Object at = byHand ? row.get(in.POSITION) : id;
                  return new Keyset.Row<>(at, id, from.product(row));
                }));
  }

  /**
   * These products in their order, without those that are not for sale any more.
   *
   * @param full whether options and what variants are made of are told; they are read each time
   */
  Page<ShopProduct> these(Store store, Page<Long> ids, boolean full) {
    if (ids.isEmpty()) return new Page<>(List.of(), ids.newer(), ids.older());
    var found =
        full
            ? these(store, ids.rows(), true)
            : ofNow(store, listed.of(store, ids.rows(), unknown -> these(store, unknown, false)));
    var rows = ids.rows().stream().map(found::get).filter(Objects::nonNull).toList();
    return new Page<>(rows, ids.newer(), ids.older());
  }

  /** What is kept may strike through what a rule forbids that began and ended meanwhile. */
  private Map<Long, ShopProduct> ofNow(Store store, Map<Long, ShopProduct> kept) {
    boolean struck = kept.values().stream().anyMatch(ShopProduct::isStruck);
    return struck && earlier.of(store).isToCome() ? these(store, kept.keySet(), false) : kept;
  }

  private ProductShelf shelf(Store store, boolean full) {
    return new ProductShelf(store, full, SingletonSupplier.of(() -> earlier.of(store)));
  }

  private Map<Long, ShopProduct> these(Store store, Collection<Long> ids, boolean full) {
    var from = shelf(store, full);
    return from.select(db, from.p)
        .and(from.p.ID.in(ids))
        .fetchMap(row -> row.get(from.p.ID), from::product);
  }

  List<ShopProduct> featured(Store store, int most) {
    var from = shelf(store, false);
    return from.select(db, from.p)
        .and(from.p.FEATURED)
        .orderBy(from.p.ID.desc())
        .limit(most)
        .fetch(from::product);
  }

  Optional<ShopProduct> bySlug(Store store, String slug) {
    var from = shelf(store, true);
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
    var from = shelf(store, true);
    return from.select(db, from.p).and(from.p.PUBLIC_ID.eq(publicId)).fetchOptional(from::product);
  }

  List<ShopProduct> byPublicIds(Store store, Collection<String> publicIds) {
    var from = shelf(store, false);
    return from.select(db, from.p).and(from.p.PUBLIC_ID.in(publicIds)).fetch(from::product);
  }

  /** Bytes of memory that a product in a list takes, about. */
  private static int weight(ShopProduct it) {
    int letters = it.title().length() + it.secondTitle().length() + it.description().length();
    return 700 + 2 * letters + 250 * it.variants().size();
  }

  private Condition matches(Store store, ProductShelf from, ShopFilter filter) {
    return in(store, from.p, filter.category())
        .and(filter.brand() == null ? noCondition() : from.p.BRAND_ID.eq(filter.brand()))
        .and(filter.minMinor() == null ? noCondition() : from.p.PRICE_MINOR.ge(filter.minMinor()))
        .and(filter.maxMinor() == null ? noCondition() : from.p.PRICE_MINOR.le(filter.maxMinor()))
        .and(filter.inStock() ? RuleMatches.isInStock(store, from.p) : noCondition());
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
