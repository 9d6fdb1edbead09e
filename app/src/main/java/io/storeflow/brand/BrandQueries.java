package io.storeflow.brand;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.BRAND_SLUG;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.Brand;
import io.storeflow.label.Brands;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.safety.Safeties;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the brands of a store. */
@Component
class BrandQueries {
  private final DSLContext db;

  BrandQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * A page of them by name, with how many products each has.
   *
   * @param words with which names begin or that stand in them; empty for all
   */
  Page<BrandRow> page(Store store, String words, int size, @Nullable String cursor) {
    var b = only(store, BRAND);
    var keyset =
        Keyset.of(b.NAME_FOLDED, b.ID, false, store.id() + " brands " + words, cursor, size);
    var rows =
        db.select(b.NAME_FOLDED, b.ID, row(store, b))
            .from(b)
            .where(words.isEmpty() ? noCondition() : b.NAME_FOLDED.contains(Brands.folded(words)))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping((name, id, row) -> new Keyset.Row<BrandRow>(name, id, row)));
    return keyset.page(rows);
  }

  Optional<BrandRow> byPublicId(Store store, String publicId) {
    var b = only(store, BRAND);
    return one(store, b, b.PUBLIC_ID.eq(publicId));
  }

  Optional<BrandRow> bySlug(Store store, String slug) {
    var b = only(store, BRAND);
    return one(store, b, b.SLUG.eq(slug));
  }

  Optional<BrandRow> byName(Store store, String name) {
    var b = only(store, BRAND);
    return one(store, b, b.NAME_FOLDED.eq(Brands.folded(Typed.line(name))));
  }

  /** The present slug of the brand that once had this one. */
  Optional<String> movedTo(Store store, String slug) {
    var had = only(store, BRAND_SLUG);
    var b = only(store, BRAND);
    return db.select(b.SLUG)
        .from(had)
        .join(b)
        .on(b.ID.eq(had.BRAND_ID))
        .where(had.SLUG.eq(slug))
        .fetchOptional(b.SLUG);
  }

  /** Slugs of brands that have something for sale, by name. */
  List<String> sold(Store store, int most) {
    var b = only(store, BRAND);
    var p = only(store, PRODUCT);
    return db.select(b.SLUG)
        .from(b)
        .where(exists(selectOne().from(p).where(p.BRAND_ID.eq(b.ID)).and(ForSale.is(p))))
        .orderBy(b.NAME_FOLDED)
        .limit(most)
        .fetch(b.SLUG);
  }

  /** By the name that people know it by, other than this one. */
  boolean isNameTaken(Store store, String name, long other) {
    var b = only(store, BRAND);
    return db.fetchExists(
        selectOne().from(b).where(b.NAME_FOLDED.eq(Brands.folded(name))).and(b.ID.ne(other)));
  }

  boolean isSlugTaken(Store store, String slug, long other) {
    var b = only(store, BRAND);
    return db.fetchExists(selectOne().from(b).where(b.SLUG.eq(slug)).and(b.ID.ne(other)));
  }

  private Optional<BrandRow> one(Store store, Brand b, Condition which) {
    return db.select(row(store, b)).from(b).where(which).fetchOptional(Record1::value1);
  }

  private static SelectField<BrandRow> row(Store store, Brand b) {
    var p = only(store, PRODUCT);
    var m = only(store, MEDIA);
    return DSL.row(
            b.ID,
            b.PUBLIC_ID,
            b.SLUG,
            b.NAME,
            b.DESCRIPTION,
            field(select(m.PUBLIC_ID).from(m).where(m.ID.eq(b.LOGO_ID))),
            Safeties.ofBrand(store, b.ID),
            field(selectCount().from(p).where(p.BRAND_ID.eq(b.ID))),
            b.VERSION)
        .mapping(
            (id, publicId, slug, name, text, logo, safety, products, version) ->
                new BrandRow(
                    id,
                    publicId,
                    slug,
                    name,
                    text,
                    logo,
                    MediaPath.of(store, logo),
                    safety,
                    products,
                    version));
  }
}
