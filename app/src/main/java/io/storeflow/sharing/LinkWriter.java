package io.storeflow.sharing;

import static io.storeflow.db.Tables.PRODUCT_LINK;
import static io.storeflow.db.Tables.VARIANT_LINK;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.db.tables.records.VariantLinkRecord;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes which products follow which; in the caller's transaction. */
@Component
class LinkWriter {
  private final DSLContext db;
  private final Clock clock;

  LinkWriter(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** From now on the product follows the source, as which it was just made. */
  void begin(Store from, ProductDetail source, Store to, ProductDetail made) {
    insertInto(db, to.merchant(), PRODUCT_LINK)
        .set(PRODUCT_LINK.TARGET_STORE_ID, to.id())
        .set(PRODUCT_LINK.TARGET_PRODUCT_ID, made.id())
        .set(PRODUCT_LINK.TARGET_PUBLIC_ID, made.publicId())
        .set(PRODUCT_LINK.SOURCE_STORE_ID, from.id())
        .set(PRODUCT_LINK.SOURCE_PRODUCT_ID, source.id())
        .set(PRODUCT_LINK.SOURCE_PUBLIC_ID, source.publicId())
        .set(PRODUCT_LINK.SOURCE_VERSION, source.version())
        .set(PRODUCT_LINK.CREATED_AT, clock.instant())
        .execute();
    variants(source, to, made);
  }

  /** It is now as the source was then. */
  void followed(ProductDetail source, Store to, ProductDetail now) {
    var l = only(to.merchant(), PRODUCT_LINK);
    db.update(l)
        .set(l.SOURCE_VERSION, source.version())
        .where(LinkQueries.isOf(l, to, now.id()))
        .execute();
    variants(source, to, now);
  }

  void lost(Store store, long product, LostLink why) {
    var l = only(store.merchant(), PRODUCT_LINK);
    db.update(l)
        .setNull(l.SOURCE_PRODUCT_ID)
        .set(l.LOST, why)
        .set(l.LOST_AT, clock.instant())
        .where(LinkQueries.isOf(l, store, product))
        .execute();
  }

  void end(Store store, Collection<Long> products) {
    var l = only(store.merchant(), PRODUCT_LINK);
    db.deleteFrom(l)
        .where(l.TARGET_STORE_ID.eq(store.id()))
        .and(l.TARGET_PRODUCT_ID.in(products))
        .execute();
  }

  /** Both have the same variants in the same order. */
  private void variants(ProductDetail source, Store to, ProductDetail now) {
    var l = only(to.merchant(), VARIANT_LINK);
    db.deleteFrom(l)
        .where(l.TARGET_STORE_ID.eq(to.id()))
        .and(l.TARGET_PRODUCT_ID.eq(now.id()))
        .execute();
    var rows = new ArrayList<VariantLinkRecord>();
    for (int i = 0; i < now.variants().size(); i++) {
      var row = new VariantLinkRecord();
      row.setTargetStoreId(to.id());
      row.setTargetProductId(now.id());
      row.setSourceVariantId(source.variants().get(i).id());
      row.setTargetVariantId(now.variants().get(i).id());
      rows.add(row);
    }
    insertAll(db, to.merchant(), VARIANT_LINK, rows);
  }
}
