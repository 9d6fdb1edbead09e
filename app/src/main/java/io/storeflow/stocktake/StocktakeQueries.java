package io.storeflow.stocktake;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.STOCKTAKE;
import static io.storeflow.db.Tables.STOCKTAKE_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads stocktakes, the latest first. */
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

  private List<Stocktake> read(
      Store store, Condition which, Collection<? extends OrderField<?>> order, int most) {
    var t = only(store, STOCKTAKE);
    var place = only(store, LOCATION);
    var diff = StocktakeLines.difference();
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
