package io.storeflow.soldout;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.MODIFIER_GROUP;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.Modifier;
import io.storeflow.db.tables.ModifierGroup;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is sold out by somebody's word, and what could be. */
@Component
class SoldOutQueries {
  /** Of variants and of modifiers that a page shows. */
  static final int MOST = 60;

  private static final String WHAT = "what";
  private static final String PART = "part";

  /**
   * What a change has to know.
   *
   * @param left how many can be sold once it is back; null where nobody counts
   */
  record Known(long id, Gone thing, @Nullable Integer left) {}

  private final DSLContext db;

  SoldOutQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * What is sold out, by its name. One statement.
   *
   * @param cursor of the page as an earlier one named it; null for the first
   * @throws Problem 400 if the cursor belongs to another list
   */
  Page<Gone> gone(Store store, @Nullable String cursor) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var m = only(store, MODIFIER);
    var g = only(store, MODIFIER_GROUP);
    var out =
        variants(p.join(v).on(p.ID.eq(v.PRODUCT_ID)), p, v, v.SOLD_OUT.isTrue())
            .and(ForSale.is(p, v));
    var modifiers = modifiers(g, m, m.SOLD_OUT.isTrue());
    out.getQuery().addSelect(v.ID);
    modifiers.getQuery().addSelect(m.ID);
    var all = out.unionAll(modifiers).asTable("sold_out_now");
    var title = DSL.field(DSL.name("title"), PRODUCT.TITLE.getDataType());
    var id = DSL.field(DSL.name("id"), VARIANT.ID.getDataType());
    var keyset = Keyset.of(title, id, false, store.id() + " sold out", cursor, MOST);
    var rows =
        db.select(all.fields())
            .from(all)
            .where(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(row -> new Keyset.Row<>(row.get(title), row.get(id), gone(row)));
    return keyset.page(rows);
  }

  /** Variants and modifiers whose names have these words; all of them for none. Two statements. */
  List<Gone> named(Store store, String words) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var search = ProductSearch.of(store, words);
    var found =
        new ArrayList<>(
            variants(search.from(p, null).join(v).on(p.ID.eq(v.PRODUCT_ID)), p, v, search.matches())
                .and(ForSale.is(p, v))
                .orderBy(p.TITLE, p.ID, v.POSITION)
                .limit(MOST)
                .fetch(mapping(Gone::new)));
    var m = only(store, MODIFIER);
    var g = only(store, MODIFIER_GROUP);
    found.addAll(
        modifiers(g, m, words.isEmpty() ? DSL.noCondition() : m.TITLE.contains(words))
            .orderBy(g.TITLE, g.ID, m.POSITION)
            .limit(MOST)
            .fetch(mapping(Gone::new)));
    return found;
  }

  /** Variants of a product and the modifiers that go with it. Two statements. */
  List<Gone> ofProduct(Store store, String publicId) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var found =
        new ArrayList<>(
            variants(p.join(v).on(p.ID.eq(v.PRODUCT_ID)), p, v, p.PUBLIC_ID.eq(publicId))
                .and(v.ACTIVE)
                .orderBy(v.POSITION)
                .limit(MOST)
                .fetch(mapping(Gone::new)));
    var m = only(store, MODIFIER);
    var g = only(store, MODIFIER_GROUP);
    var offered = only(store, io.storeflow.db.Tables.PRODUCT_MODIFIER_GROUP);
    var goes =
        exists(
            selectOne()
                .from(offered)
                .join(p)
                .on(p.ID.eq(offered.PRODUCT_ID))
                .where(offered.GROUP_ID.eq(g.ID))
                .and(p.PUBLIC_ID.eq(publicId)));
    found.addAll(
        modifiers(g, m, goes)
            .orderBy(g.TITLE, g.ID, m.POSITION)
            .limit(MOST)
            .fetch(mapping(Gone::new)));
    return found;
  }

  /** Those that are counted, and of which none can be had, on backorder neither. */
  Set<String> outOfStock(Store store, Collection<String> variants) {
    var v = only(store, VARIANT);
    return db.select(v.PUBLIC_ID)
        .from(v)
        .where(v.PUBLIC_ID.in(variants))
        .and(v.TRACKED)
        .and(Availability.of(store, v).left().plus(v.BACKORDER).le(0))
        .fetchSet(v.PUBLIC_ID);
  }

  /** The one thing, locked until the commit; empty where the store has none of that id. */
  Optional<Known> lock(Store store, Thing what, String publicId) {
    return what == Thing.VARIANT ? variant(store, publicId) : modifier(store, publicId);
  }

  /** What was to be back by then. */
  List<Gone> due(Store store, Instant now) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var m = only(store, MODIFIER);
    var g = only(store, MODIFIER_GROUP);
    return variants(
            p.join(v).on(p.ID.eq(v.PRODUCT_ID)),
            p,
            v,
            v.SOLD_OUT.isTrue().and(v.SOLD_OUT_UNTIL.le(now)))
        .unionAll(modifiers(g, m, m.SOLD_OUT.isTrue().and(m.SOLD_OUT_UNTIL.le(now))))
        .fetch(mapping(Gone::new));
  }

  private Optional<Known> variant(Store store, String publicId) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var locked =
        db.select(v.ID, v.PRODUCT_ID, v.TITLE, v.SOLD_OUT, v.SOLD_OUT_UNTIL)
            .from(v)
            .where(v.PUBLIC_ID.eq(publicId))
            .forUpdate()
            .fetchOptional();
    return locked.map(
        row -> {
          long id = row.value1();
          var rest =
              db.select(
                      p.TITLE,
                      DSL.when(v.TRACKED, Availability.of(store, v).left().plus(v.BACKORDER)))
                  .from(v)
                  .join(p)
                  .on(p.ID.eq(v.PRODUCT_ID))
                  .where(v.ID.eq(id))
                  .fetchSingle();
          var thing =
              new Gone(
                  Thing.VARIANT, publicId, rest.value1(), row.value3(), row.value4(), row.value5());
          return new Known(id, thing, rest.value2());
        });
  }

  private Optional<Known> modifier(Store store, String publicId) {
    var m = only(store, MODIFIER);
    return db.select(m.ID, m.TITLE, m.SOLD_OUT, m.SOLD_OUT_UNTIL)
        .from(m)
        .where(m.PUBLIC_ID.eq(publicId))
        .forUpdate()
        .fetchOptional(
            row ->
                new Known(
                    row.value1(),
                    new Gone(
                        Thing.MODIFIER, publicId, row.value2(), "", row.value3(), row.value4()),
                    null));
  }

  private SelectConditionStep<Record6<Thing, String, String, String, Boolean, Instant>> variants(
      Table<?> from, Product p, Variant v, Condition which) {
    return db.select(
            is(Thing.VARIANT), v.PUBLIC_ID, p.TITLE, v.TITLE.as(PART), v.SOLD_OUT, v.SOLD_OUT_UNTIL)
        .from(from)
        .where(which);
  }

  private SelectConditionStep<Record6<Thing, String, String, String, Boolean, Instant>> modifiers(
      ModifierGroup g, Modifier m, Condition which) {
    return db.select(
            is(Thing.MODIFIER),
            m.PUBLIC_ID,
            m.TITLE,
            g.TITLE.as(PART),
            m.SOLD_OUT,
            m.SOLD_OUT_UNTIL)
        .from(g.join(m).on(m.GROUP_ID.eq(g.ID)))
        .where(which);
  }

  private static Gone gone(Record row) {
    return new Gone(
        row.get(WHAT, Thing.class),
        row.get(VARIANT.PUBLIC_ID),
        row.get(PRODUCT.TITLE),
        row.get(PART, String.class),
        row.get(VARIANT.SOLD_OUT),
        row.get(VARIANT.SOLD_OUT_UNTIL));
  }

  /** By its place, so that a list of both has variants first. */
  private static Field<Thing> is(Thing what) {
    return inline(what.ordinal()).convertFrom(place -> Thing.values()[place]).as(WHAT);
  }
}
