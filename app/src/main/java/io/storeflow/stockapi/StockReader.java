package io.storeflow.stockapi;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads stock for programs. */
@Component
class StockReader {

  /** A variant whose stock is counted. */
  record Row(
      long id, String publicId, String sku, String productTitle, String title, int incoming) {}

  /**
   * What there is of a variant at a place.
   *
   * @param location public id
   */
  record Level(long variant, long place, String location, String name, int onHand, int reserved) {
    int available() {
      return onHand - reserved;
    }
  }

  private final DSLContext db;

  StockReader(DSLContext db) {
    this.db = db;
  }

  /**
   * Tracked variants in the order in which they were made. One statement.
   *
   * @param skus of which; all for none
   * @param location row id of where they have been counted; null for anywhere
   */
  Page<Row> page(
      Store store, List<String> skus, @Nullable Long location, int size, @Nullable String cursor) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var s = only(store, STOCK);
    var folded = skus.stream().map(ProductText::sku).filter(it -> !it.isEmpty()).toList();
    var asked = store.id() + " stock by api " + folded + " " + location;
    var keyset = Keyset.of(null, v.ID, false, asked, cursor, size);
    var rows =
        db.select(v.ID, v.PUBLIC_ID, v.SKU, p.TITLE, v.TITLE, Availability.of(store, v).incoming())
            .from(v)
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(v.TRACKED)
            .and(v.REMOVED.isFalse())
            .and(skus.isEmpty() ? noCondition() : v.SKU_FOLDED.in(folded))
            .and(
                location == null
                    ? noCondition()
                    : v.ID.in(
                        org.jooq
                            .impl
                            .DSL
                            .select(s.VARIANT_ID)
                            .from(s)
                            .where(s.LOCATION_ID.eq(location))))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(Row::new));
    return keyset.page(rows, Row::id, Row::id);
  }

  /** What there is of the variants at each place, in the order of the places. One statement. */
  Map<Long, List<Level>> levels(Store store, Collection<Long> variants) {
    if (variants.isEmpty()) return new HashMap<>();
    var s = only(store, STOCK);
    var l = only(store, LOCATION);
    return db.select(s.VARIANT_ID, s.LOCATION_ID, l.PUBLIC_ID, l.NAME, s.ON_HAND, s.RESERVED)
        .from(s)
        .join(l)
        .on(l.ID.eq(s.LOCATION_ID))
        .where(s.VARIANT_ID.in(variants))
        .orderBy(l.POSITION, l.ID)
        .fetchGroups(s.VARIANT_ID, mapping(Level::new));
  }
}
