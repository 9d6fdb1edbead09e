package io.storeflow.stocktake;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCKTAKE;
import static io.storeflow.db.Tables.STOCKTAKE_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record11;
import org.jooq.SelectConditionStep;
import org.jooq.SelectSelectStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads stocktakes, the latest first, and what was counted. */
@Component
class StocktakeQueries {
  private final DSLContext db;

  StocktakeQueries(DSLContext db) {
    this.db = db;
  }

  /** One statement. */
  Page<Stocktake> page(Store store, int size, @Nullable String cursor) {
    var t = only(store, STOCKTAKE);
    var keyset = Keyset.of(null, t.ID, true, store.id() + " stocktakes", cursor, size);
    var rows = read(store, keyset.beyond(), keyset.order(), keyset.limit());
    return keyset.page(rows, Stocktake::id, Stocktake::id);
  }

  Optional<Stocktake> find(Store store, String publicId) {
    var t = only(store, STOCKTAKE);
    return read(store, t.PUBLIC_ID.eq(publicId), List.of(t.ID), 1).stream().findFirst();
  }

  /** Its variants in one of its views. One statement. */
  Page<StocktakeLine> lines(
      Store store, Stocktake of, StocktakeView view, int size, @Nullable String cursor) {
    var v = only(store, VARIANT);
    var keyset =
        Keyset.of(null, v.ID, true, store.id() + " stocktake " + of.id() + view, cursor, size);
    var rows =
        (view == StocktakeView.TODO ? todo(store, of) : counted(store, of, view))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(StocktakeLine::new));
    return keyset.page(rows, StocktakeLine::variantId, StocktakeLine::variantId);
  }

  /** What was counted last. One statement. */
  Optional<StocktakeLine> last(Store store, Stocktake of) {
    return counted(store, of, StocktakeView.COUNTED)
        .orderBy(STOCKTAKE_LINE.COUNTED_AT.desc())
        .limit(1)
        .fetchOptional(mapping(StocktakeLine::new));
  }

  /** All that differ, with what is needed to write them down. */
  List<StocktakeLine> differing(Store store, Stocktake of) {
    var v = only(store, VARIANT);
    return counted(store, of, StocktakeView.DIFFERING)
        .orderBy(v.ID)
        .fetch(mapping(StocktakeLine::new));
  }

  /** What is written down as on hand there, now; 0 for nothing. */
  int onHand(Store store, long variant, long location) {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND)
        .from(s)
        .where(s.VARIANT_ID.eq(variant))
        .and(s.LOCATION_ID.eq(location))
        .fetchOptional(s.ON_HAND)
        .orElse(0);
  }

  private SelectConditionStep<
          Record11<
              Long,
              String,
              String,
              String,
              String,
              Integer,
              Integer,
              Integer,
              Instant,
              String,
              Long>>
      todo(Store store, Stocktake of) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return columns(store, s.ON_HAND)
        .from(s)
        .straightJoin(v)
        .on(v.ID.eq(s.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .leftJoin(STOCKTAKE_LINE)
        .on(
            ownedBy(store, STOCKTAKE_LINE),
            STOCKTAKE_LINE.STOCKTAKE_ID.eq(of.id()),
            STOCKTAKE_LINE.VARIANT_ID.eq(v.ID))
        .where(v.TRACKED)
        .and(s.LOCATION_ID.eq(of.location()))
        .and(of.categoryId() == null ? noCondition() : p.CATEGORY_ID.eq(of.categoryId()))
        .and(STOCKTAKE_LINE.VARIANT_ID.isNull());
  }

  private SelectConditionStep<
          Record11<
              Long,
              String,
              String,
              String,
              String,
              Integer,
              Integer,
              Integer,
              Instant,
              String,
              Long>>
      counted(Store store, Stocktake of, StocktakeView view) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return columns(store, coalesce(STOCK.ON_HAND, inline(0)))
        .from(STOCKTAKE_LINE)
        .join(v)
        .on(v.ID.eq(STOCKTAKE_LINE.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .leftJoin(STOCK)
        .on(ownedBy(store, STOCK), STOCK.VARIANT_ID.eq(v.ID), STOCK.LOCATION_ID.eq(of.location()))
        .where(ownedBy(store, STOCKTAKE_LINE))
        .and(STOCKTAKE_LINE.STOCKTAKE_ID.eq(of.id()))
        .and(
            view == StocktakeView.DIFFERING
                ? STOCKTAKE_LINE.COUNTED.ne(STOCKTAKE_LINE.EXPECTED)
                : noCondition());
  }

  private SelectSelectStep<
          Record11<
              Long,
              String,
              String,
              String,
              String,
              Integer,
              Integer,
              Integer,
              Instant,
              String,
              Long>>
      columns(Store store, Field<Integer> onHand) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(
        v.ID,
        v.PUBLIC_ID,
        p.TITLE,
        v.TITLE,
        v.SKU,
        onHand,
        STOCKTAKE_LINE.COUNTED,
        STOCKTAKE_LINE.EXPECTED,
        STOCKTAKE_LINE.COUNTED_AT,
        STOCKTAKE_LINE.ACTOR,
        v.COST_MINOR);
  }

  private List<Stocktake> read(
      Store store, Condition which, Collection<? extends OrderField<?>> order, int most) {
    var t = only(store, STOCKTAKE);
    var place = only(store, LOCATION);
    var diff = STOCKTAKE_LINE.COUNTED.minus(STOCKTAKE_LINE.EXPECTED);
    var v = only(store, VARIANT);
    var value = diff.mul(coalesce(v.COST_MINOR, inline(0L)));
    return db.select(
            t.ID,
            t.PUBLIC_ID,
            t.LOCATION_ID,
            place.NAME,
            t.CATEGORY_ID,
            CATEGORY.TITLE,
            t.STATE,
            t.ACTOR,
            t.STARTED_AT,
            t.CLOSED_AT,
            of(store, count().cast(Long.class)),
            of(store, sum(when(diff.ne(0), inline(1)).otherwise(inline(0))).cast(Long.class)),
            of(store, sum(diff).cast(Long.class)),
            of(store, sum(value).cast(Long.class)))
        .from(t)
        .join(place)
        .on(place.ID.eq(t.LOCATION_ID))
        .leftJoin(CATEGORY)
        .on(ownedBy(store, CATEGORY), CATEGORY.ID.eq(t.CATEGORY_ID))
        .where(which)
        .orderBy(order)
        .limit(most)
        .fetch(
            row ->
                new Stocktake(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8(),
                    row.value9(),
                    row.value10(),
                    row.value11().intValue(),
                    row.value12().intValue(),
                    row.value13().intValue(),
                    row.value14()));
  }

  /** Something of all lines of the stocktake that is read. */
  private static Field<Long> of(Store store, Field<Long> what) {
    var t = only(store, STOCKTAKE);
    var v = only(store, VARIANT);
    return coalesce(
        field(
            select(what)
                .from(STOCKTAKE_LINE)
                .join(v)
                .on(v.ID.eq(STOCKTAKE_LINE.VARIANT_ID))
                .where(ownedBy(store, STOCKTAKE_LINE))
                .and(STOCKTAKE_LINE.STOCKTAKE_ID.eq(t.ID))),
        inline(0L));
  }
}
