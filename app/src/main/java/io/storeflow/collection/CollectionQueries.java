package io.storeflow.collection;

import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.COLLECTION_PRODUCT;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.storeflow.category.CategoryTree;
import io.storeflow.db.tables.Collection;
import io.storeflow.db.tables.Product;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.media.MediaPath;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.SelectField;
import org.jooq.Table;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads collections, and the products in them. */
@Component
class CollectionQueries {
  private final DSLContext db;
  private final JsonMapper json;

  CollectionQueries(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** How many products, and how many of them are for sale. */
  public record Counts(int all, int forSale) {}

  List<CollectionRow> all(Store store) {
    var c = only(store, COLLECTION);
    return db.select(row(c)).from(c).orderBy(c.TITLE, c.ID).fetch(it -> it.value1());
  }

  Optional<CollectionRow> byPublicId(Store store, String publicId) {
    var c = only(store, COLLECTION);
    return one(c, c.PUBLIC_ID.eq(publicId));
  }

  Optional<CollectionRow> bySlug(Store store, String slug) {
    var c = only(store, COLLECTION);
    return one(c, c.SLUG.eq(slug));
  }

  private Optional<CollectionRow> one(Collection c, Condition which) {
    return db.select(row(c)).from(c).where(which).fetchOptional(it -> it.value1());
  }

  private SelectField<CollectionRow> row(Collection c) {
    return org.jooq
        .impl
        .DSL
        .row(
            c.ID,
            c.PUBLIC_ID,
            c.SLUG,
            c.TITLE,
            c.DESCRIPTION,
            c.KIND,
            c.RULE.convertFrom(this::rule),
            c.VERSION)
        .mapping(CollectionRow::new);
  }

  private CollectionRule rule(String text) {
    return text.isEmpty() ? CollectionRule.NONE : json.readValue(text, CollectionRule.class);
  }

  /** Those of them that have anything for sale: a look for the first such product of each. */
  List<CollectionRow> withSomethingForSale(
      Store store, List<CollectionRow> rows, CategoryTree tree, Instant now) {
    if (rows.isEmpty()) return rows;
    var p = only(store, PRODUCT);
    var firsts =
        rows.stream()
            .map(it -> select(p.ID).from(p).where(ForSale.is(p)).and(isIn(store, p, it, tree, now)))
            .map(it -> field(it.limit(1)))
            .toList();
    var found = db.select(firsts).fetchSingle();
    return IntStream.range(0, rows.size())
        .filter(i -> found.get(i) != null)
        .mapToObj(rows::get)
        .toList();
  }

  private static Condition isIn(
      Store store, Product p, CollectionRow row, CategoryTree tree, Instant now) {
    if (!row.isByHand()) return RuleMatches.of(store, p, row.rule(), tree, now);
    var in = only(store, COLLECTION_PRODUCT);
    return p.ID.in(select(in.PRODUCT_ID).from(in).where(in.COLLECTION_ID.eq(row.id())));
  }

  /** The products of one by hand, in their order. */
  List<CollectedProduct> placed(Store store, long collection) {
    var p = only(store, PRODUCT);
    var in = only(store, COLLECTION_PRODUCT);
    return products(
        store,
        p,
        in.join(p).on(p.ID.eq(in.PRODUCT_ID)),
        in.COLLECTION_ID.eq(collection),
        List.of(in.POSITION, in.PRODUCT_ID),
        CollectedProducts.MOST);
  }

  /** The first products that keep the condition, newest first. */
  List<CollectedProduct> first(Store store, Product p, Condition which, int most) {
    return products(store, p, p, which, List.of(p.ID.desc()), most);
  }

  Counts counted(Store store, Product p, Condition which) {
    return db.select(count(), count(when(ForSale.is(p), 1)))
        .from(p)
        .where(which)
        .fetchSingle(mapping(Counts::new));
  }

  /** Products that words find and that are not in the collection. */
  List<CollectedProduct> found(Store store, long collection, String words, int most) {
    var p = only(store, PRODUCT);
    var in = only(store, COLLECTION_PRODUCT);
    var search = ProductSearch.of(store, words);
    var there = select(in.PRODUCT_ID).from(in).where(in.COLLECTION_ID.eq(collection));
    return products(
        store,
        p,
        search.from(p, null),
        search.matches().and(p.ID.notIn(there)),
        List.of(search.id(p, null).desc()),
        most);
  }

  private List<CollectedProduct> products(
      Store store, Product p, Table<?> from, Condition which, List<OrderField<?>> order, int most) {
    var m = MEDIA;
    return db.select(
            p.PUBLIC_ID,
            p.TITLE,
            p.STATE,
            p.PRICE_MINOR,
            m.PUBLIC_ID.convertFrom(id -> MediaPath.of(store, id)))
        .from(from)
        .leftJoin(m)
        .on(ownedBy(store, m))
        .and(m.ID.eq(p.MEDIA_ID))
        .where(which)
        .orderBy(order)
        .limit(most)
        .fetch(mapping(CollectedProduct::new));
  }
}
