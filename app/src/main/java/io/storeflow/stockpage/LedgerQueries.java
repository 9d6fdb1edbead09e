package io.storeflow.stockpage;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCKTAKE;
import static io.storeflow.db.Tables.STOCK_GONE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.TRANSFER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Location;
import io.storeflow.db.tables.StockLedger;
import io.storeflow.lookup.VariantSearch;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the ledger of stock, the latest first. Ids rise with time, so they order it. */
@Component
class LedgerQueries {
  /** Variants that words may name; of more the first are meant. */
  private static final int MOST_VARIANTS = 1_000;

  private final DSLContext db;
  private final VariantSearch search;

  LedgerQueries(DSLContext db, VariantSearch search) {
    this.db = db;
    this.search = search;
  }

  /** What happened to one variant. One statement. */
  Page<LedgerRow> of(Store store, long variant, int size, @Nullable String cursor) {
    var l = only(store, STOCK_LEDGER);
    var bound = store.id() + " ledger " + variant;
    return page(store, l, only(store, LOCATION), l.VARIANT_ID.eq(variant), bound, size, cursor);
  }

  /** What happened in the store. One statement, three more if words are searched. */
  Page<LedgerRow> page(Store store, LedgerFilter filter, int size, @Nullable String cursor) {
    var l = only(store, STOCK_LEDGER);
    var place = only(store, LOCATION);
    var bound = store.id() + " ledger " + filter;
    return page(store, l, place, matches(store, filter, l, place), bound, size, cursor);
  }

  private Page<LedgerRow> page(
      Store store,
      StockLedger l,
      Location place,
      Condition which,
      String bound,
      int size,
      @Nullable String cursor) {
    var keyset = Keyset.of(null, l.ID, true, bound, cursor, size);
    var rows =
        db.select(
                l.ID,
                l.AT,
                VARIANT.PUBLIC_ID,
                coalesce(PRODUCT.TITLE, STOCK_GONE.PRODUCT_TITLE),
                coalesce(VARIANT.TITLE, STOCK_GONE.VARIANT_TITLE),
                coalesce(VARIANT.SKU, STOCK_GONE.SKU),
                place.NAME,
                l.KIND,
                l.ON_HAND_DELTA,
                l.RESERVED_DELTA,
                l.ON_HAND_AFTER,
                l.RESERVED_AFTER,
                l.REASON,
                l.ACTOR_KIND,
                l.ACTOR,
                ORDERS.NUMBER,
                TRANSFER.PUBLIC_ID,
                named(store, TRANSFER.FROM_ID),
                named(store, TRANSFER.TO_ID),
                STOCKTAKE.PUBLIC_ID,
                PRODUCT_IMPORT.PUBLIC_ID)
            .from(l)
            .straightJoin(place)
            .on(place.ID.eq(l.LOCATION_ID))
            .leftJoin(VARIANT)
            .on(ownedBy(store, VARIANT), VARIANT.ID.eq(l.VARIANT_ID))
            .leftJoin(PRODUCT)
            .on(ownedBy(store, PRODUCT), PRODUCT.ID.eq(VARIANT.PRODUCT_ID))
            .leftJoin(ORDERS)
            .on(ownedBy(store, ORDERS), ORDERS.ID.eq(l.ORDER_ID))
            .leftJoin(STOCK_GONE)
            .on(ownedBy(store, STOCK_GONE), STOCK_GONE.VARIANT_ID.eq(l.VARIANT_ID))
            .leftJoin(TRANSFER)
            .on(ownedBy(store, TRANSFER), TRANSFER.ID.eq(l.DOCUMENT_ID))
            .leftJoin(STOCKTAKE)
            .on(ownedBy(store, STOCKTAKE), STOCKTAKE.ID.eq(l.DOCUMENT_ID))
            .leftJoin(PRODUCT_IMPORT)
            .on(ownedBy(store, PRODUCT_IMPORT), PRODUCT_IMPORT.ID.eq(l.DOCUMENT_ID))
            .where(which)
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(LedgerRow::new));
    return keyset.page(rows, LedgerRow::id, LedgerRow::id);
  }

  /** The name of a location; null for none. */
  private static Field<String> named(Store store, Field<Long> location) {
    var l = only(store, LOCATION);
    return field(select(l.NAME).from(l).where(l.ID.eq(location)));
  }

  private Condition matches(Store store, LedgerFilter filter, StockLedger l, Location place) {
    var asked = filter.asked();
    var all = noCondition();
    if (asked.containsKey("q"))
      all = all.and(l.VARIANT_ID.in(variants(store, asked.getOrDefault("q", ""))));
    if (asked.containsKey("who")) all = all.and(l.ACTOR.contains(asked.get("who")));
    if (asked.containsKey("place")) all = all.and(place.PUBLIC_ID.eq(asked.get("place")));
    var kind = filter.what();
    if (kind.isPresent()) all = all.and(l.KIND.eq(kind.get()));
    var zone = store.timeZone();
    var from = filter.first().map(day -> day.atStartOfDay(zone).toInstant());
    if (from.isPresent()) all = all.and(l.AT.ge(from.get()));
    var until = filter.last().map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    if (until.isPresent()) all = all.and(l.AT.lt(until.get()));
    return all;
  }

  private List<Long> variants(Store store, String words) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var hits = search.in(store, words, s, v);
    var found =
        db.selectDistinct(v.ID)
            .from(hits.table())
            .where(hits.which())
            .limit(MOST_VARIANTS)
            .fetch(v.ID);
    found.addAll(gone(store, words));
    return found;
  }

  /** Deleted ones, by their last names: each word is in one of them. */
  private List<Long> gone(Store store, String words) {
    var gone = only(store, STOCK_GONE);
    var which =
        Stream.of(words.split("\\s+"))
            .map(
                it ->
                    gone.PRODUCT_TITLE
                        .contains(it)
                        .or(gone.VARIANT_TITLE.contains(it))
                        .or(gone.SKU.contains(it)))
            .reduce(noCondition(), Condition::and);
    return db.select(gone.VARIANT_ID)
        .from(gone)
        .where(which)
        .orderBy(gone.VARIANT_ID.desc())
        .limit(MOST_VARIANTS)
        .fetch(gone.VARIANT_ID);
  }
}
