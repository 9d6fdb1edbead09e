package io.storeflow.demo;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.CategoryRecord;
import io.storeflow.db.tables.records.ProductRecord;
import io.storeflow.db.tables.records.ProductTextRecord;
import io.storeflow.db.tables.records.StockLedgerRecord;
import io.storeflow.db.tables.records.StockRecord;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.lookup.ProductText;
import io.storeflow.lookup.ProductText.VariantText;
import io.storeflow.lookup.ProductTexts;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Slug;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes many products at once, with variants, stock and the receipts that the stock came by. */
@Component
class GoodsWriter {
  /** Few enough that statements have equal text, which is then checked and prepared once. */
  private static final int ROWS = 100;

  private final DSLContext db;

  GoodsWriter(DSLContext db) {
    this.db = db;
  }

  /** Writes categories in this order; returns their row ids by title. */
  Map<String, Long> categories(Store store, List<String> titles) {
    Map<String, Long> ids = new LinkedHashMap<>();
    var rows = new ArrayList<CategoryRecord>();
    for (var title : titles) {
      long id = Ids.next();
      ids.put(title, id);
      rows.add(
          new CategoryRecord(
              null,
              id,
              PublicId.random(),
              Slug.of(title, GoodsFactory.LONGEST_SLUG),
              title,
              rows.size() + 1,
              1));
    }
    insertAll(db, store, CATEGORY, rows);
    return ids;
  }

  /** Writes the products, as made and stocked at that time. Joins the caller's transaction. */
  void write(Store store, List<Good> goods, Instant at) {
    var products = new ArrayList<ProductRecord>();
    var texts = new ArrayList<ProductTextRecord>();
    var variants = new ArrayList<VariantRecord>();
    var stock = new ArrayList<StockRecord>();
    var receipts = new ArrayList<StockLedgerRecord>();
    long location = mainLocation(store);
    for (var good : goods) {
      products.add(product(good, at));
      texts.add(text(good));
      for (var variant : good.variants()) {
        variants.add(variant(good, variant, good.variants().indexOf(variant) + 1));
        var received = variant.received();
        if (received == null) continue;
        stock.add(stock(variant, location, received));
        if (received > 0) receipts.add(receipt(variant, location, received, at));
      }
    }
    chunks(products).forEach(rows -> insertAll(db, store, PRODUCT, rows));
    chunks(texts).forEach(rows -> insertAll(db, store, PRODUCT_TEXT, rows));
    chunks(variants).forEach(rows -> insertAll(db, store, VARIANT, rows));
    chunks(stock).forEach(rows -> insertAll(db, store, STOCK, rows));
    chunks(receipts).forEach(rows -> insertAll(db, store, STOCK_LEDGER, rows));
  }

  /** Parts that fit into one statement. */
  static <T> List<List<T>> chunks(List<T> rows) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS) {
      chunks.add(rows.subList(from, Math.min(from + ROWS, rows.size())));
    }
    return chunks;
  }

  private long mainLocation(Store store) {
    var location = only(store, LOCATION);
    return db.select(location.ID).from(location).where(location.MAIN).fetchSingle(location.ID);
  }

  private static ProductRecord product(Good good, Instant at) {
    var picture = good.picture();
    return new ProductRecord(
        null,
        good.id(),
        PublicId.random(),
        good.slug(),
        good.title(),
        good.second(),
        good.text(),
        good.categoryId(),
        picture == null ? null : picture.mediaId(),
        picture == null ? "" : picture.alt(),
        good.state().code(),
        good.price(),
        at,
        at,
        1);
  }

  private static ProductTextRecord text(Good good) {
    var variants =
        good.variants().stream().map(it -> new VariantText(it.title(), it.sku())).toList();
    return ProductTexts.row(good.id(), ProductText.of(good.title(), good.second(), variants));
  }

  private static VariantRecord variant(Good good, Good.Variant variant, int position) {
    return new VariantRecord(
        null,
        variant.id(),
        PublicId.random(),
        good.id(),
        variant.title(),
        variant.sku(),
        variant.price(),
        variant.compareAt(),
        variant.received() != null,
        true,
        position,
        ProductText.title(variant.title()),
        ProductText.sku(variant.sku()));
  }

  private static StockRecord stock(Good.Variant variant, long location, int received) {
    var row = new StockRecord();
    row.setVariantId(variant.id());
    row.setLocationId(location);
    row.setOnHand(received);
    row.setReserved(0);
    row.setLowAt(variant.lowAt());
    return row;
  }

  private static StockLedgerRecord receipt(
      Good.Variant variant, long location, int received, Instant at) {
    return new StockLedgerRecord(
        null,
        Ids.next(),
        variant.id(),
        location,
        LedgerKind.RECEIPT.code(),
        received,
        0,
        received,
        0,
        "",
        Actor.SYSTEM.kind().code(),
        null,
        Actor.SYSTEM.name(),
        null,
        at);
  }
}
