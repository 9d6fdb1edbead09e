package io.storeflow.catalog;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.db.Tables.STOCKTAKE_LINE;
import static io.storeflow.db.Tables.TRANSFER_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.inventory.Availability;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.springframework.stereotype.Component;

/** Reads products for those who edit them. */
@Component
class ProductQueries {
  private final DSLContext db;

  ProductQueries(DSLContext db) {
    this.db = db;
  }

  Optional<ProductDetail> detail(Store store, String publicId) {
    var p = only(store, PRODUCT);
    return details(store, p, p.PUBLIC_ID.eq(publicId)).stream().findFirst();
  }

  /** Those with these row ids, oldest first, in one statement. */
  List<ProductDetail> details(Store store, Collection<Long> ids) {
    var p = only(store, PRODUCT);
    return details(store, p, p.ID.in(ids));
  }

  /** Those that have one of these slugs, in no order; one statement, or none. */
  List<ProductDetail> bySlugs(Store store, Collection<String> slugs) {
    var p = only(store, PRODUCT);
    return slugs.isEmpty() ? List.of() : details(store, p, p.SLUG.in(slugs));
  }

  private List<ProductDetail> details(Store store, Product p, Condition which) {
    var c = only(store, CATEGORY);
    var m = only(store, MEDIA);
    var b = only(store, BRAND);
    return db.select(
            p.ID,
            p.PUBLIC_ID,
            ProductColumns.fields(store, p, c, m, b),
            p.UPDATED_AT,
            p.VERSION,
            sold(store, p),
            options(store, p),
            variants(store, p))
        .from(p)
        .leftJoin(c)
        .on(c.ID.eq(p.CATEGORY_ID))
        .leftJoin(m)
        .on(m.ID.eq(p.MEDIA_ID))
        .leftJoin(b)
        .on(b.ID.eq(p.BRAND_ID))
        .where(which)
        .orderBy(p.ID)
        .fetch(mapping(ProductDetail::new));
  }

  /** Which slugs that begin so are taken by other products. */
  Set<String> slugsLike(Store store, String slug, long exceptProduct) {
    var p = only(store, PRODUCT);
    return new HashSet<>(
        db.select(p.SLUG)
            .from(p)
            .where(p.SLUG.eq(slug).or(p.SLUG.startsWith(slug + "-")))
            .and(p.ID.ne(exceptProduct))
            .limit(1000)
            .fetch(p.SLUG));
  }

  /** Whether anything that is kept names it: an order, a transfer, a stocktake. */
  private static Field<Boolean> sold(Store store, Product p) {
    var sent = only(store, TRANSFER_LINE);
    var counted = only(store, STOCKTAKE_LINE);
    var v = only(store, VARIANT);
    return field(
        ordered(store, p)
            .or(
                exists(
                    selectOne()
                        .from(sent)
                        .join(v)
                        .on(v.ID.eq(sent.VARIANT_ID))
                        .where(v.PRODUCT_ID.eq(p.ID))))
            .or(
                exists(
                    selectOne()
                        .from(counted)
                        .join(v)
                        .on(v.ID.eq(counted.VARIANT_ID))
                        .where(v.PRODUCT_ID.eq(p.ID)))));
  }

  private static Condition ordered(Store store, Product p) {
    var line = only(store, ORDER_LINE);
    var v = only(store, VARIANT);
    return exists(
        selectOne().from(line).join(v).on(v.ID.eq(line.VARIANT_ID)).where(v.PRODUCT_ID.eq(p.ID)));
  }

  private static Field<List<OptionDetail>> options(Store store, Product p) {
    var o = only(store, PRODUCT_OPTION);
    var value = only(store, OPTION_VALUE);
    var values =
        multiset(
                select(value.ID, value.VALUE)
                    .from(value)
                    .where(value.OPTION_ID.eq(o.ID))
                    .orderBy(value.POSITION, value.ID))
            .convertFrom(rows -> rows.map(mapping(ValueDetail::new)));
    return multiset(
            select(o.ID, o.NAME, values)
                .from(o)
                .where(o.PRODUCT_ID.eq(p.ID))
                .orderBy(o.POSITION, o.ID))
        .convertFrom(rows -> rows.map(mapping(OptionDetail::new)));
  }

  private static Field<List<ProductDetail.VariantDetail>> variants(Store store, Product p) {
    var v = only(store, VARIANT);
    var there = Availability.of(store, v);
    return multiset(
            select(
                    v.ID,
                    v.PUBLIC_ID,
                    values(v),
                    ProductColumns.fields(store, v),
                    v.POSITION,
                    there.onHand(),
                    there.reserved())
                .from(v)
                .where(v.PRODUCT_ID.eq(p.ID))
                .and(v.REMOVED.isFalse())
                .orderBy(v.POSITION, v.ID))
        .convertFrom(rows -> rows.map(mapping(ProductDetail.VariantDetail::new)));
  }

  private static SelectField<List<Long>> values(Variant v) {
    return row(v.VALUE1_ID, v.VALUE2_ID, v.VALUE3_ID)
        .mapping(
            (first, second, third) ->
                Stream.of(first, second, third).filter(Objects::nonNull).toList());
  }
}
