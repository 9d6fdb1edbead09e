package io.storeflow.fill;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.db.Tables.SKU_PART;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.Slugs;
import io.storeflow.db.tables.records.CategoryRecord;
import io.storeflow.db.tables.records.ProductRecord;
import io.storeflow.db.tables.records.ProductTextRecord;
import io.storeflow.db.tables.records.SkuPartRecord;
import io.storeflow.db.tables.records.StockLedgerRecord;
import io.storeflow.db.tables.records.StockRecord;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.lookup.ProductText;
import io.storeflow.lookup.ProductText.VariantText;
import io.storeflow.lookup.ProductTexts;
import io.storeflow.lookup.SkuParts;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes many products at once, with variants, stock and the receipts that the stock came by. */
@Component
public class GoodsWriter {
  /** Few enough that statements have equal text, which is then checked and prepared once. */
  private static final int ROWS = 100;

  private final DSLContext db;

  GoodsWriter(DSLContext db) {
    this.db = db;
  }

  /**
   * A category to be written.
   *
   * @param in title of the one before it that it stands below; null at the top
   * @param text what shoppers read above its goods; null for none
   */
  public record Shelf(String title, @Nullable String in, @Nullable String text) {}

  /** Writes categories in this order; returns their row ids by title. */
  public Map<String, Long> categories(Store store, List<Shelf> shelves) {
    Map<String, Long> ids = new LinkedHashMap<>();
    var rows = new ArrayList<CategoryRecord>();
    for (var shelf : shelves) {
      var title = shelf.title();
      long id = Ids.next();
      ids.put(title, id);
      var row = new CategoryRecord();
      row.setId(id);
      row.setPublicId(PublicId.random());
      row.setSlug(Slugs.of(title));
      row.setTitle(title);
      row.setParentId(shelf.in() == null ? null : ids.get(shelf.in()));
      row.setDescription(shelf.text() == null ? "" : shelf.text());
      row.setPosition(rows.size() + 1);
      row.setVersion(1);
      rows.add(row);
    }
    insertAll(db, store, CATEGORY, rows);
    return ids;
  }

  /** Writes the products, as made and stocked at that time. Joins the caller's transaction. */
  public void write(Store store, List<Good> goods, Instant at) {
    var products = new ArrayList<ProductRecord>();
    var texts = new ArrayList<ProductTextRecord>();
    var variants = new ArrayList<VariantRecord>();
    var parts = new ArrayList<SkuPartRecord>();
    var stock = new ArrayList<StockRecord>();
    var receipts = new ArrayList<StockLedgerRecord>();
    long location = mainLocation(store);
    for (var good : goods) {
      products.add(product(good, at));
      texts.add(text(good));
      for (var variant : good.variants()) {
        variants.add(variant(good, variant, good.variants().indexOf(variant) + 1));
        parts.addAll(SkuParts.rows(good.id(), variant.id(), variant.sku()));
        var received = variant.received();
        if (received == null) continue;
        stock.add(stock(variant, location, received));
        if (received > 0) receipts.add(receipt(variant, location, received, at));
      }
    }
    chunks(products).forEach(rows -> insertAll(db, store, PRODUCT, rows));
    chunks(texts).forEach(rows -> insertAll(db, store, PRODUCT_TEXT, rows));
    chunks(variants).forEach(rows -> insertAll(db, store, VARIANT, rows));
    chunks(parts).forEach(rows -> insertAll(db, store, SKU_PART, rows));
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
    var row = new ProductRecord();
    row.setId(good.id());
    row.setPublicId(good.publicId());
    row.setSlug(good.slug());
    row.setTitle(good.title());
    row.setSecondTitle(good.second());
    row.setDescription(good.text());
    row.setCategoryId(good.categoryId());
    row.setMediaId(picture == null ? null : picture.mediaId());
    row.setImageAlt(picture == null ? "" : picture.alt());
    row.setState(good.state());
    row.setTaxClass(good.taxClass());
    row.setGiftCard(good.giftCard());
    row.setPriceMinor(good.price());
    row.setCreatedAt(at);
    row.setUpdatedAt(at);
    row.setVersion(1);
    return row;
  }

  private static ProductTextRecord text(Good good) {
    var variants =
        good.variants().stream().map(it -> new VariantText(it.title(), it.sku())).toList();
    return ProductTexts.row(good.id(), ProductText.of(good.title(), good.second(), variants));
  }

  private static VariantRecord variant(Good good, Good.Variant variant, int position) {
    var row = new VariantRecord();
    row.setId(variant.id());
    row.setPublicId(variant.publicId());
    row.setProductId(good.id());
    row.setTitle(variant.title());
    row.setSku(variant.sku());
    row.setPriceMinor(variant.price());
    row.setCompareAtMinor(variant.compareAt());
    row.setContent(variant.content());
    row.setTracked(variant.received() != null);
    row.setBackorder(variant.backorder());
    row.setActive(true);
    row.setPosition(position);
    row.setTitleFolded(ProductText.title(variant.title()));
    row.setSkuFolded(ProductText.sku(variant.sku()));
    return row;
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
    var row = new StockLedgerRecord();
    row.setId(Ids.next());
    row.setVariantId(variant.id());
    row.setLocationId(location);
    row.setKind(LedgerKind.RECEIPT);
    row.setOnHandDelta(received);
    row.setReservedDelta(0);
    row.setOnHandAfter(received);
    row.setReservedAfter(0);
    row.setReason("");
    row.setActorKind(Actor.SYSTEM.kind());
    row.setActor(Actor.SYSTEM.name());
    row.setAt(at);
    return row;
  }
}
