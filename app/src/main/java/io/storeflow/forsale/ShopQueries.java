package io.storeflow.forsale;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.db.Tables.PRODUCT_SLUG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.catalog.ProductSort;
import io.storeflow.db.tables.Category;
import io.storeflow.db.tables.Media;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.forsale.ShopVariant.Made;
import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the catalogue for shoppers. */
@Component
class ShopQueries {
  private final DSLContext db;

  ShopQueries(DSLContext db) {
    this.db = db;
  }

  List<ShopCategory> categories(Store store) {
    var c = only(store, CATEGORY);
    var p = only(store, PRODUCT);
    return db.select(c.PUBLIC_ID, c.SLUG, c.TITLE, inline(0))
        .from(c)
        .where(exists(selectOne().from(p).where(p.CATEGORY_ID.eq(c.ID)).and(ForSale.is(p))))
        .orderBy(c.POSITION, c.ID)
        .fetch(mapping(ShopCategory::new));
  }

  List<ShopCategory> countedCategories(Store store) {
    var c = only(store, CATEGORY);
    var p = only(store, PRODUCT);
    return db.select(c.PUBLIC_ID, c.SLUG, c.TITLE, count())
        .from(c)
        .join(p)
        .on(p.CATEGORY_ID.eq(c.ID))
        .where(ForSale.is(p))
        .groupBy(c.ID, c.PUBLIC_ID, c.SLUG, c.TITLE, c.POSITION)
        .orderBy(c.POSITION, c.ID)
        .fetch(mapping(ShopCategory::new));
  }

  Optional<ShopCategory> category(Store store, String slug) {
    var c = only(store, CATEGORY);
    return db.select(c.PUBLIC_ID, c.SLUG, c.TITLE, inline(0))
        .from(c)
        .where(c.SLUG.eq(slug))
        .fetchOptional(mapping(ShopCategory::new));
  }

  /**
   * @param full whether options and what variants are made of are told
   */
  Page<ShopProduct> page(
      Store store, ShopFilter filter, int size, @Nullable String cursor, boolean full) {
    var from = new Shelf(store, full);
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
    var from = new Shelf(store, true);
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
    var from = new Shelf(store, true);
    return from.select(db, from.p).and(from.p.PUBLIC_ID.eq(publicId)).fetchOptional(from::product);
  }

  private static Condition matches(Store store, Shelf from, ShopFilter filter) {
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

  private static Condition in(Store store, Product p, @Nullable String category) {
    if (category == null) return noCondition();
    var c = only(store, CATEGORY);
    return p.CATEGORY_ID.eq(select(c.ID).from(c).where(c.SLUG.eq(category)));
  }

  /** The tables that a product for shoppers is read from, and how it is made of a row. */
  private static final class Shelf {
    private final Store store;
    private final Product p;
    private final Category c;
    private final Media m;
    private final Field<List<ShopOption>> options;
    private final Field<List<ShopVariant>> variants;

    Shelf(Store store, boolean full) {
      this.store = store;
      p = only(store, PRODUCT);
      c = CATEGORY;
      m = MEDIA;
      options = full ? options() : inline(0).convertFrom(none -> List.<ShopOption>of());
      variants = variants(full);
    }

    SelectConditionStep<? extends Record> select(DSLContext db, Table<?> products) {
      return db.select(
              p.ID, p.PUBLIC_ID, p.SLUG, p.TITLE, p.SECOND_TITLE, p.DESCRIPTION, p.IMAGE_ALT)
          .select(p.PRICE_MINOR, m.PUBLIC_ID, c.PUBLIC_ID, c.SLUG, c.TITLE, options, variants)
          .from(products)
          .leftJoin(c)
          .on(ownedBy(store, c))
          .and(c.ID.eq(p.CATEGORY_ID))
          .leftJoin(m)
          .on(ownedBy(store, m))
          .and(m.ID.eq(p.MEDIA_ID))
          .where(ForSale.is(p));
    }

    Keyset.Row<ShopProduct> row(Record row, ProductSort sort) {
      long id = row.get(p.ID);
      return new Keyset.Row<>(
          sort.keyOf(id, row.get(p.PRICE_MINOR), row.get(p.TITLE)), id, product(row));
    }

    ShopProduct product(Record row) {
      return new ShopProduct(
          row.get(p.PUBLIC_ID),
          row.get(p.SLUG),
          row.get(p.TITLE),
          row.get(p.SECOND_TITLE),
          row.get(p.DESCRIPTION),
          MediaPath.of(store, row.get(m.PUBLIC_ID)),
          row.get(p.IMAGE_ALT),
          category(row),
          store.money(row.get(p.PRICE_MINOR)),
          ShopOption.offered(row.get(options), row.get(variants)),
          row.get(variants));
    }

    private @Nullable ShopCategory category(Record row) {
      var id = row.get(c.PUBLIC_ID);
      return id == null ? null : new ShopCategory(id, row.get(c.SLUG), row.get(c.TITLE), 0);
    }

    private Field<List<ShopOption>> options() {
      var o = only(store, PRODUCT_OPTION);
      var value = only(store, OPTION_VALUE);
      var values =
          multiset(
                  DSL.select(value.ID, value.VALUE)
                      .from(value)
                      .where(value.OPTION_ID.eq(o.ID))
                      .orderBy(value.POSITION, value.ID))
              .convertFrom(rows -> rows.map(mapping(ShopOption.Value::new)));
      return multiset(
              DSL.select(o.NAME, values)
                  .from(o)
                  .where(o.PRODUCT_ID.eq(p.ID))
                  .orderBy(o.POSITION, o.ID))
          .convertFrom(rows -> rows.map(mapping(ShopOption::new)));
    }

    private Field<List<ShopVariant>> variants(boolean full) {
      var v = only(store, VARIANT);
      return multiset(
              DSL.select(
                      v.PUBLIC_ID,
                      v.TITLE,
                      v.SKU,
                      v.PRICE_MINOR,
                      v.COMPARE_AT_MINOR,
                      v.TRACKED,
                      Availability.of(store, v).left(),
                      full ? made(v) : inline(0).convertFrom(none -> Made.UNTOLD))
                  .from(v)
                  .where(v.PRODUCT_ID.eq(p.ID))
                  .and(v.ACTIVE)
                  .orderBy(v.POSITION, v.ID))
          .convertFrom(rows -> rows.map(mapping(this::variant)));
    }

    private static SelectField<Made> made(Variant v) {
      return DSL.row(v.VALUE1_ID, v.VALUE2_ID, v.VALUE3_ID, v.BARCODE, v.WEIGHT_GRAMS)
          .mapping(
              (first, second, third, barcode, grams) ->
                  new Made(
                      Stream.of(first, second, third).filter(Objects::nonNull).toList(),
                      barcode,
                      grams));
    }

    private ShopVariant variant(
        String publicId,
        String title,
        String sku,
        long price,
        @Nullable Long compareAt,
        boolean tracked,
        int left,
        Made made) {
      return new ShopVariant(
          publicId,
          title,
          sku,
          store.money(price),
          compareAt == null ? null : store.money(compareAt),
          tracked,
          tracked ? Math.max(0, left) : 0,
          made);
    }
  }
}
