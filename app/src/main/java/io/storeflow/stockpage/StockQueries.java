package io.storeflow.stockpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

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
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record11;
import org.jooq.SelectSelectStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads stock and its ledger for staff. */
@Component
public class StockQueries {
  private final DSLContext db;
  private final VariantSearch search;

  StockQueries(DSLContext db, VariantSearch search) {
    this.db = db;
    this.search = search;
  }

  /** Tracked variants, the newest first. One statement, one more if words are searched. */
  Page<StockRow> page(Store store, StockFilter filter, int size, @Nullable String cursor) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var keyset = Keyset.of(null, s.VARIANT_ID, true, store.id() + " stock " + filter, cursor, size);
    var hits = search.in(store, filter.words(), s, v);
    var rows =
        select(store, v, p)
            .from(hits.table())
            .straightJoin(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(v.TRACKED)
            .and(hits.which())
            .and(level(store, s, v, p, filter.only()))
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
    return select(store, v, p)
        .from(s)
        .join(v)
        .on(v.ID.eq(s.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.eq(variant))
        .limit(1)
        .fetchOptional(mapping(StockRow::new));
  }

  /** What happened to a variant, the latest first. One statement. */
  Page<LedgerRow> ledger(Store store, long variant, int size, @Nullable String cursor) {
    var l = only(store, STOCK_LEDGER);
    var o = only(store, ORDERS);
    var keyset = Keyset.of(null, l.ID, true, store.id() + " ledger " + variant, cursor, size);
    var rows =
        db.select(
                l.ID,
                l.AT,
                l.KIND,
                l.ON_HAND_DELTA,
                l.RESERVED_DELTA,
                l.ON_HAND_AFTER,
                l.RESERVED_AFTER,
                l.REASON,
                l.ACTOR_KIND,
                l.ACTOR,
                o.NUMBER)
            .from(l)
            .leftJoin(o)
            .on(o.ID.eq(l.ORDER_ID))
            .where(l.VARIANT_ID.eq(variant))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(LedgerRow::new));
    return keyset.page(rows, LedgerRow::id, LedgerRow::id);
  }

  /** How many are on hand, held still until the transaction ends. */
  int onHandLocked(Store store, long variant) {
    var s = only(store, STOCK);
    return db
        .select(s.ON_HAND)
        .from(s)
        .where(s.VARIANT_ID.eq(variant))
        .orderBy(s.VARIANT_ID, s.LOCATION_ID)
        .forUpdate()
        .fetch(s.ON_HAND)
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private SelectSelectStep<
          Record11<
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
              Integer>>
      select(Store store, Variant v, Product p) {
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
        there.onHand(),
        there.reserved(),
        there.lowAt());
  }

  /** Low and sold out is only what shoppers could buy otherwise. */
  private static Condition level(Store store, Stock s, Variant v, Product p, String stock) {
    if (stock.isEmpty()) return Availability.of(store, v).isFirst(s);
    return ForSale.is(p, v).and(Availability.of(store, v).isLow(s, stock.equals("out")));
  }
}
