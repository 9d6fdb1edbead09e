package io.storeflow.sharing;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_LINK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.db.Tables.VARIANT_LINK;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.ProductLink;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which products follow which. */
@Component
class LinkQueries {
  /** As many stores as a merchant can have, and some; also of one page of those that follow. */
  static final int MOST = 1_000;

  private final DSLContext db;

  LinkQueries(DSLContext db) {
    this.db = db;
  }

  /** Where the product follows another, or others follow it. */
  List<LinkRow> around(Store store, long product) {
    var l = only(store.merchant(), PRODUCT_LINK);
    return read(
        store.merchant(), isOf(l, store, product).or(l.SOURCE_PRODUCT_ID.eq(product)), false);
  }

  /** The link by which the product follows another, also if that was lost. */
  Optional<LinkRow> of(Store store, long product) {
    var l = only(store.merchant(), PRODUCT_LINK);
    return read(store.merchant(), isOf(l, store, product), false).stream().findFirst();
  }

  /** The same, and nobody else follows it until the transaction ends. */
  Optional<LinkRow> locked(Store store, long product) {
    var l = only(store.merchant(), PRODUCT_LINK);
    return read(store.merchant(), isOf(l, store, product), true).stream().findFirst();
  }

  /** Which of the store's products follow another. */
  Set<Long> followers(Store store, Collection<Long> products) {
    var l = only(store.merchant(), PRODUCT_LINK);
    return db.select(l.TARGET_PRODUCT_ID)
        .from(l)
        .where(l.TARGET_STORE_ID.eq(store.id()))
        .and(l.TARGET_PRODUCT_ID.in(products))
        .and(l.SOURCE_PRODUCT_ID.isNotNull())
        .fetchSet(l.TARGET_PRODUCT_ID);
  }

  /**
   * Which of the store's products others follow.
   *
   * @param products public ids, as the answer has them
   */
  Set<String> followed(Store store, Collection<String> products) {
    var p = only(store, PRODUCT);
    var l = only(store.merchant(), PRODUCT_LINK);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .where(p.PUBLIC_ID.in(PublicId.possible(products)))
        .and(exists(selectOne().from(l).where(l.SOURCE_PRODUCT_ID.eq(p.ID))))
        .fetchSet(p.PUBLIC_ID);
  }

  /**
   * Those that follow any of these products, a page at a time, by store and product.
   *
   * @param last of the page before; null for the first page
   */
  List<LinkRow> following(Merchant merchant, Collection<Long> products, @Nullable LinkRow last) {
    return following(merchant, it -> it.in(products), last);
  }

  private List<LinkRow> following(
      Merchant merchant, Function<Field<Long>, Condition> source, @Nullable LinkRow last) {
    var l = only(merchant, PRODUCT_LINK);
    var follows = source.apply(l.SOURCE_PRODUCT_ID);
    if (last == null) return read(merchant, follows, false);
    var sameStore = l.TARGET_STORE_ID.eq(last.target()).and(l.TARGET_PRODUCT_ID.gt(last.product()));
    return read(merchant, follows.and(l.TARGET_STORE_ID.gt(last.target()).or(sameStore)), false);
  }

  /** Those that follow products of the brand, a page at a time as {@link #following}. */
  List<LinkRow> followingBrand(Store store, long brand, @Nullable LinkRow last) {
    var p = only(store, PRODUCT);
    var products = select(p.ID).from(p).where(p.BRAND_ID.eq(brand));
    return following(store.merchant(), it -> it.in(products), last);
  }

  /** Whether any product of the brand is followed. */
  boolean isBrandFollowed(Store store, long brand) {
    var l = only(store.merchant(), PRODUCT_LINK);
    var p = only(store, PRODUCT);
    var products = select(p.ID).from(p).where(p.BRAND_ID.eq(brand));
    return db.fetchExists(db.selectOne().from(l).where(l.SOURCE_PRODUCT_ID.in(products)));
  }

  /**
   * Those that follow a product of the store which has changed since they were last made like it, a
   * page at a time as {@link #following}.
   */
  List<LinkRow> behind(Store store, @Nullable LinkRow last) {
    var l = only(store.merchant(), PRODUCT_LINK);
    var p = only(store, PRODUCT);
    var newer = p.ID.eq(l.SOURCE_PRODUCT_ID).and(p.VERSION.gt(l.SOURCE_VERSION));
    return following(store.merchant(), it -> exists(selectOne().from(p).where(newer)), last);
  }

  /** Products of the store whose link was lost, the latest first. */
  List<ProductLinks.Told> lost(Store store, int most) {
    var l = only(store.merchant(), PRODUCT_LINK);
    var p = only(store, PRODUCT);
    return db.select(p.PUBLIC_ID, p.TITLE)
        .from(l)
        .join(p)
        .on(p.ID.eq(l.TARGET_PRODUCT_ID))
        .where(l.TARGET_STORE_ID.eq(store.id()))
        .and(l.LOST_AT.isNotNull())
        .orderBy(l.LOST_AT.desc())
        .limit(most)
        .fetch(mapping(ProductLinks.Told::new));
  }

  /** The public id of a product. */
  Optional<String> product(Store store, long id) {
    var p = only(store, PRODUCT);
    return db.select(p.PUBLIC_ID).from(p).where(p.ID.eq(id)).fetchOptional(p.PUBLIC_ID);
  }

  /** Its version, while nobody else changes the product until the transaction ends. */
  Optional<Integer> lock(Store store, long product) {
    var p = only(store, PRODUCT);
    return db
        .select(p.VERSION)
        .from(p)
        .where(p.ID.eq(product))
        .forUpdate()
        .fetch(p.VERSION)
        .stream()
        .findFirst();
  }

  /** Public ids of a linked product's variants by row ids of the source's. */
  Map<Long, String> variants(Store store, long product) {
    var l = only(store.merchant(), VARIANT_LINK);
    var v = only(store, VARIANT);
    return db.select(l.SOURCE_VARIANT_ID, v.PUBLIC_ID)
        .from(l)
        .join(v)
        .on(v.ID.eq(l.TARGET_VARIANT_ID))
        .where(l.TARGET_STORE_ID.eq(store.id()))
        .and(l.TARGET_PRODUCT_ID.eq(product))
        .and(v.REMOVED.isFalse())
        .fetchMap(l.SOURCE_VARIANT_ID, v.PUBLIC_ID);
  }

  /** Which of these SKUs the store has, and which numbers behind those; as they are compared. */
  Set<String> taken(Store store, Collection<String> skus) {
    var wanted = skus.stream().map(ProductText::sku).filter(it -> !it.isEmpty()).toList();
    var taken = present(store, wanted);
    var numbered = new ArrayList<String>();
    for (var it : taken)
      for (int n = 2; n <= FreeSkus.TRIES; n++) numbered.add(FreeSkus.folded(it, n));
    taken.addAll(present(store, numbered));
    return taken;
  }

  private Set<String> present(Store store, Collection<String> folded) {
    if (folded.isEmpty()) return new HashSet<>();
    var v = only(store, VARIANT);
    return new HashSet<>(
        db.selectDistinct(v.SKU_FOLDED)
            .from(v)
            .where(v.SKU_FOLDED.in(folded))
            .and(v.REMOVED.isFalse())
            .fetch(v.SKU_FOLDED));
  }

  static Condition isOf(ProductLink l, Store store, long product) {
    return l.TARGET_STORE_ID.eq(store.id()).and(l.TARGET_PRODUCT_ID.eq(product));
  }

  private List<LinkRow> read(Merchant merchant, Condition which, boolean locking) {
    var l = only(merchant, PRODUCT_LINK);
    var select =
        db.select(
                l.TARGET_STORE_ID,
                l.TARGET_PRODUCT_ID,
                l.TARGET_PUBLIC_ID,
                l.SOURCE_STORE_ID,
                l.SOURCE_PRODUCT_ID,
                l.SOURCE_PUBLIC_ID,
                l.SOURCE_VERSION,
                l.LOST_AT,
                l.LOST)
            .from(l)
            .where(which)
            .orderBy(l.TARGET_STORE_ID, l.TARGET_PRODUCT_ID)
            .limit(locking ? 1 : MOST);
    return (locking ? select.forUpdate() : select).fetch(mapping(LinkRow::new));
  }
}
