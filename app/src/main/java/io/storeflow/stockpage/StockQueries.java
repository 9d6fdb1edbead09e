package io.storeflow.stockpage;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_WISH;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Stock;
import io.storeflow.db.tables.Variant;
import io.storeflow.inventory.Availability;
import io.storeflow.lookup.VariantSearch;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record15;
import org.jooq.SelectSelectStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads stock for staff. */
@Component
public class StockQueries {
  /** Variants of which few, and of which none are left. */
  record Counts(int low, int out) {}

  /** What there is of a variant at a place. */
  public record PlaceLevel(String place, int onHand, int reserved) {}

  private final DSLContext db;
  private final VariantSearch search;

  StockQueries(DSLContext db, VariantSearch search) {
    this.db = db;
    this.search = search;
  }

  /**
   * Tracked variants, the newest first. One statement, one more if words are searched.
   *
   * @param place row id of the location whose numbers are read; null for those of all together
   */
  Page<StockRow> page(
      Store store, StockFilter filter, @Nullable Long place, int size, @Nullable String cursor) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var keyset = Keyset.of(null, s.VARIANT_ID, true, store.id() + " stock " + filter, cursor, size);
    var hits = search.in(store, filter.words(), s, v);
    var rows =
        rows(store, s, v, p, place)
            .from(hits.table())
            .straightJoin(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(v.TRACKED)
            .and(hits.which())
            .and(level(store, s, v, p, place, filter.only()))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(StockRow::new));
    return keyset.page(rows, StockRow::id, StockRow::id);
  }

  /** One variant, if its stock was ever counted. */
  public Optional<StockRow> row(Store store, String variant) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return rows(store, s, v, p, null)
        .from(s)
        .join(v)
        .on(v.ID.eq(s.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.eq(variant))
        .limit(1)
        .fetchOptional(mapping(StockRow::new));
  }

  /**
   * How many variants are low, and how many are out; of each no more than is said. One statement.
   *
   * @param place as for {@link #page}
   */
  Counts counts(Store store, @Nullable Long place, int most) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var there = Availability.of(store, v);
    var few =
        select(field(left(s, there, place).le(0)).as("none"))
            .from(s)
            .join(v)
            .on(v.ID.eq(s.VARIANT_ID))
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(ForSale.is(p, v))
            .and(place == null ? there.isLow(s) : isLowAt(s, v, place))
            .limit(most)
            .asTable("few");
    var none = few.field("none", Boolean.class);
    return db.select(count().filterWhere(none.isFalse()), count().filterWhere(none.isTrue()))
        .from(few)
        .fetchSingle(mapping(Counts::new));
  }

  /** What there is of the variants at each place that has had any, in the order of the places. */
  public Map<Long, List<PlaceLevel>> levels(Store store, Collection<Long> variants) {
    var s = only(store, STOCK);
    var l = only(store, LOCATION);
    return db.select(s.VARIANT_ID, l.NAME, s.ON_HAND, s.RESERVED)
        .from(s)
        .join(l)
        .on(l.ID.eq(s.LOCATION_ID))
        .where(s.VARIANT_ID.in(variants))
        .orderBy(l.POSITION, l.ID)
        .fetchGroups(s.VARIANT_ID, row -> new PlaceLevel(row.value2(), row.value3(), row.value4()));
  }

  /**
   * How many are on hand, held still until the transaction ends.
   *
   * @param location where; null for all places
   */
  int onHandLocked(Store store, long variant, @Nullable Long location) {
    var s = only(store, STOCK);
    return db
        .select(s.LOCATION_ID, s.ON_HAND)
        .from(s)
        .where(s.VARIANT_ID.eq(variant))
        .orderBy(s.VARIANT_ID, s.LOCATION_ID)
        .forUpdate()
        .fetch()
        .stream()
        .filter(row -> location == null || row.value1().equals(location))
        .mapToInt(row -> row.value2())
        .sum();
  }

  private SelectSelectStep<
          Record15<
              Long,
              String,
              String,
              String,
              String,
              String,
              ProductState,
              Boolean,
              Integer,
              Integer,
              Integer,
              Integer,
              Integer,
              Integer,
              Integer>>
      rows(Store store, Stock s, Variant v, Product p, @Nullable Long place) {
    var there = Availability.of(store, v);
    return db.select(
        v.ID,
        v.PUBLIC_ID,
        p.PUBLIC_ID,
        p.TITLE,
        v.TITLE,
        v.SKU,
        p.STATE,
        v.ACTIVE,
        place == null ? there.onHand() : s.ON_HAND,
        place == null ? there.reserved() : s.RESERVED,
        place == null ? there.lowAt() : s.LOW_AT,
        v.BACKORDER,
        there.lowAtMain(),
        place == null ? there.incoming() : there.incomingTo(place),
        waiting(store, v));
  }

  /** People who want to be told when it can be had again. */
  private static Field<Integer> waiting(Store store, Variant v) {
    var w = only(store, STOCK_WISH);
    return field(
        selectCount()
            .from(w)
            .where(w.VARIANT_ID.eq(v.ID))
            .and(w.TOLD_AT.isNull())
            .and(w.CONFIRMED_AT.isNotNull()));
  }

  /** Low and sold out is only what shoppers could buy otherwise. */
  private static Condition level(
      Store store, Stock s, Variant v, Product p, @Nullable Long place, String stock) {
    var there = Availability.of(store, v);
    boolean out = stock.equals("out");
    if (place == null)
      return stock.isEmpty() ? there.isFirst(s) : ForSale.is(p, v).and(there.isLow(s, out));
    if (stock.isEmpty()) return s.LOCATION_ID.eq(place);
    var left = left(s, there, place);
    return ForSale.is(p, v).and(isLowAt(s, v, place)).and(out ? left.le(0) : left.gt(0));
  }

  private static Condition isLowAt(Stock s, Variant v, long place) {
    return s.LOCATION_ID.eq(place).and(s.LOW.isTrue()).and(v.TRACKED);
  }

  private static Field<Integer> left(Stock s, Availability there, @Nullable Long place) {
    return place == null ? there.left() : Availability.left(s);
  }
}
