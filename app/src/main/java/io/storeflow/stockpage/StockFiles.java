package io.storeflow.stockpage;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.TRANSFER;
import static io.storeflow.db.Tables.TRANSFER_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.inventory.Availability;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Stock as lines of a file, one for each variant at each place. No import reads it again, so its
 * titles are in the language of the person.
 */
@Component
class StockFiles {
  private static final List<String> TITLES =
      List.of(
          "product",
          "variant",
          "sku",
          "barcode",
          "place",
          "on_hand",
          "reserved",
          "available",
          "incoming",
          "alert");

  /** What there is of a variant at a place. */
  record Line(
      long variantId,
      long locationId,
      String product,
      String variant,
      String sku,
      String barcode,
      String location,
      int onHand,
      int reserved,
      int incoming,
      int lowAt) {

    List<@Nullable Object> cells() {
      return Arrays.asList(
          product,
          variant,
          sku,
          barcode,
          location,
          onHand,
          reserved,
          onHand - reserved,
          incoming,
          lowAt == 0 ? null : lowAt);
    }
  }

  private final DSLContext db;
  private final MessageSource messages;

  StockFiles(DSLContext db, MessageSource messages) {
    this.db = db;
    this.messages = messages;
  }

  List<String> titles(Locale locale) {
    return TITLES.stream()
        .map(it -> messages.getMessage("inventory.file." + it, null, locale))
        .toList();
  }

  /** Tracked variants in the order in which they were made. One statement, and one at the end. */
  Page<Line> page(Store store, int size, @Nullable String cursor) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var l = only(store, LOCATION);
    var keyset =
        Keyset.of(s.VARIANT_ID, s.LOCATION_ID, false, store.id() + " stock file", cursor, size);
    var rows =
        db.select(
                s.VARIANT_ID,
                s.LOCATION_ID,
                p.TITLE,
                v.TITLE,
                v.SKU,
                v.BARCODE,
                l.NAME,
                s.ON_HAND,
                s.RESERVED,
                Availability.of(store, v).incomingAt(s.LOCATION_ID),
                s.LOW_AT)
            .from(s)
            .straightJoin(v)
            .on(v.ID.eq(s.VARIANT_ID))
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .join(l)
            .on(l.ID.eq(s.LOCATION_ID))
            .where(v.TRACKED)
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(Line::new));
    var page = keyset.page(rows, Line::variantId, Line::locationId);
    if (page.older() != null) return page;
    return new Page<>(
        Stream.concat(page.rows().stream(), expected(store).stream()).toList(), page.newer(), null);
  }

  /** What is under way to places that have had none of it yet; behind the others. */
  private List<Line> expected(Store store) {
    var tl = only(store, TRANSFER_LINE);
    var t = only(store, TRANSFER);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var l = only(store, LOCATION);
    var s = only(store, STOCK);
    return db.selectDistinct(
            v.ID,
            l.ID,
            p.TITLE,
            v.TITLE,
            v.SKU,
            v.BARCODE,
            l.NAME,
            inline(0),
            inline(0),
            Availability.of(store, v).incomingAt(l.ID),
            inline(0))
        .from(t)
        .join(tl)
        .on(tl.TRANSFER_ID.eq(t.ID))
        .join(v)
        .on(v.ID.eq(tl.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .join(l)
        .on(l.ID.eq(t.TO_ID))
        .where(t.SENT_AT.isNotNull())
        .and(t.CLOSED_AT.isNull())
        .and(v.TRACKED)
        .andNotExists(selectOne().from(s).where(s.VARIANT_ID.eq(v.ID)).and(s.LOCATION_ID.eq(l.ID)))
        .fetch(mapping(Line::new));
  }
}
