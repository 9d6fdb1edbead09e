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

  /** What a cursor begins with that walks what is only expected; others hold no such sign. */
  private static final String EXPECTED = "~";

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

  /**
   * Tracked variants in the order in which they were made, then what is only expected. One
   * statement.
   */
  Page<Line> page(Store store, int size, @Nullable String cursor) {
    if (cursor != null && cursor.startsWith(EXPECTED)) {
      var page = expected(store, size, cursor.substring(EXPECTED.length()));
      return new Page<>(page.rows(), null, page.older() == null ? null : EXPECTED + page.older());
    }
    var page = there(store, size, cursor);
    return page.older() == null ? new Page<>(page.rows(), page.newer(), EXPECTED) : page;
  }

  private Page<Line> there(Store store, int size, @Nullable String cursor) {
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
    return keyset.page(rows, Line::variantId, Line::locationId);
  }

  /** What is under way to places that have had none of it yet, as often as it is sent: once. */
  private Page<Line> expected(Store store, int size, String cursor) {
    var tl = only(store, TRANSFER_LINE);
    var t = only(store, TRANSFER);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var l = only(store, LOCATION);
    var s = only(store, STOCK);
    var keyset =
        Keyset.of(tl.VARIANT_ID, t.TO_ID, false, store.id() + " stock file ahead", cursor, size);
    var rows =
        db.selectDistinct(
                tl.VARIANT_ID,
                t.TO_ID,
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
            .andNotExists(
                selectOne().from(s).where(s.VARIANT_ID.eq(v.ID)).and(s.LOCATION_ID.eq(l.ID)))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(mapping(Line::new));
    return keyset.page(rows, Line::variantId, Line::locationId);
  }
}
