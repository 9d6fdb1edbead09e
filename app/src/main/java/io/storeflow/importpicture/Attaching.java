package io.storeflow.importpicture;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_PICTURE;
import static io.storeflow.db.Tables.PRODUCT_PICTURE_SOURCE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.db.tables.records.ProductPictureSourceRecord;
import io.storeflow.importpicture.Fetching.Waiting;
import io.storeflow.importplan.Known.Source;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Attaches a picture that was fetched to its product, at the place that the file gives it. */
@Component
class Attaching {
  private final DSLContext db;
  private final ManyProducts products;
  private final ImportStands imports;

  Attaching(DSLContext db, ManyProducts products, ImportStands imports) {
    this.db = db;
    this.products = products;
    this.imports = imports;
  }

  /**
   * In the caller's transaction. Not if somebody else has seen to the picture meanwhile, or the
   * import is taken back.
   *
   * @param kept public id of the picture
   */
  void attach(Store store, long id, Waiting picture, String kept) {
    boolean stands = imports.stands(store, id);
    if (!stillWaits(store, id, picture)) return;
    if (!stands) {
      failed(store, id, picture, PictureRefusal.NO_PLACE);
      return;
    }
    var now = products.locked(store, List.of(picture.product())).get(picture.product());
    if (now == null || now.fields().pictures().size() >= ProductFields.MOST_PICTURES) {
      failed(store, id, picture, PictureRefusal.NO_PLACE);
      return;
    }
    var all = new ArrayList<>(now.fields().pictures());
    var places = places(store, id, picture.product());
    int at = Math.min(picture.position(), all.size());
    for (int i = all.size() - 1; i >= 0; i--)
      if (places.getOrDefault(all.get(i).id(), -1) > picture.position()) at = i;
    all.add(at, new OfPicture(kept, picture.alt()));
    var change =
        ProductChange.of(now, "")
            .with(
                now.fields().with(all),
                it -> picture.variants().contains(it.title()) ? it.showing(kept) : it);
    products.changeAll(store, List.of(new ManyProducts.Edit(now, change)), Actor.SYSTEM);
    remember(store, picture, kept);
    state(store, id, picture, PictureState.FETCHED, null);
    var l = only(store, PRODUCT_IMPORT_LINE);
    db.update(l)
        .set(l.VERSION_AFTER, now.version() + 1)
        .where(l.IMPORT_ID.eq(id))
        .and(l.NUMBER.eq(picture.number()))
        .and(l.VERSION_AFTER.eq(now.version()))
        .execute();
  }

  /** So it stays until the transaction ends. */
  private boolean stillWaits(Store store, long id, Waiting picture) {
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    return db.select(p.STATE)
        .from(p)
        .where(p.IMPORT_ID.eq(id))
        .and(p.ID.eq(picture.id()))
        .forUpdate()
        .fetchOptional(p.STATE)
        .filter(PictureState.WAITING::equals)
        .isPresent();
  }

  void failed(Store store, long id, Waiting picture, PictureRefusal why) {
    state(store, id, picture, PictureState.FAILED, why);
  }

  private void state(
      Store store,
      long id,
      Waiting picture,
      PictureState state,
      @org.jspecify.annotations.Nullable PictureRefusal why) {
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    db.update(p)
        .set(p.STATE, state)
        .set(p.REASON, why)
        .where(p.IMPORT_ID.eq(id))
        .and(p.ID.eq(picture.id()))
        .and(p.STATE.eq(PictureState.WAITING))
        .execute();
  }

  /** The place in the file of each picture that the product has from there, by public id. */
  private Map<String, Integer> places(Store store, long id, long product) {
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    var s = only(store, PRODUCT_PICTURE_SOURCE);
    var kept =
        db.select(s.ADDRESS_SHA256, s.MEDIA_PUBLIC_ID)
            .from(s)
            .where(s.PRODUCT_ID.eq(product))
            .fetchMap(s.ADDRESS_SHA256, s.MEDIA_PUBLIC_ID);
    var places = new HashMap<String, Integer>();
    db.select(p.ADDRESS, p.POSITION)
        .from(p)
        .where(p.IMPORT_ID.eq(id))
        .and(p.PRODUCT_ID.eq(product))
        .forEach(
            it -> {
              var media = kept.get(Source.of(product, it.value1()).address());
              if (media != null) places.put(media, it.value2());
            });
    return places;
  }

  private void remember(Store store, Waiting picture, String kept) {
    var row = new ProductPictureSourceRecord();
    row.setProductId(picture.product());
    row.setAddressSha256(Source.of(picture.product(), picture.address()).address());
    row.setMediaPublicId(kept);
    var s = PRODUCT_PICTURE_SOURCE;
    upsertAll(db, store, s, List.of(row), s.MEDIA_PUBLIC_ID);
  }
}
