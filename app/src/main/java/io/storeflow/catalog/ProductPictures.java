package io.storeflow.catalog;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT_PICTURE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.db.tables.records.ProductPictureRecord;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The pictures of products. The first stands in the product's own row, where lists and releases
 * before this one read and write it; the others follow in rows of their own.
 */
@Component
class ProductPictures {
  private final DSLContext db;

  ProductPictures(DSLContext db) {
    this.db = db;
  }

  /** Those after the first one. */
  static Field<List<OfPicture>> further(Store store, Product p) {
    var picture = only(store, PRODUCT_PICTURE);
    var m = only(store, MEDIA);
    return multiset(
            select(m.PUBLIC_ID, picture.ALT)
                .from(picture)
                .join(m)
                .on(m.ID.eq(picture.MEDIA_ID))
                .where(picture.PRODUCT_ID.eq(p.ID))
                .orderBy(picture.POSITION))
        .convertFrom(rows -> rows.map(mapping(OfPicture::new)));
  }

  /** Public id of the picture that a variant names. */
  static Field<String> named(Store store, Variant v) {
    var m = only(store, MEDIA);
    return field(select(m.PUBLIC_ID).from(m).where(m.ID.eq(v.MEDIA_ID)));
  }

  /** An older release may have made one of the others the first: none is shown twice. */
  static List<OfPicture> joined(@Nullable String image, String alt, List<OfPicture> further) {
    if (image == null) return further;
    var all = new ArrayList<OfPicture>();
    all.add(new OfPicture(image, alt));
    further.stream().filter(it -> !it.id().equals(image)).forEach(all::add);
    return all;
  }

  /**
   * Their ids by public ids.
   *
   * @throws NotFound if the store has not all of them
   */
  Map<String, Long> ids(Store store, List<OfPicture> pictures) {
    if (pictures.isEmpty()) return Map.of();
    var m = only(store, MEDIA);
    var named = pictures.stream().map(OfPicture::id).distinct().toList();
    var ids =
        db.select(m.PUBLIC_ID, m.ID)
            .from(m)
            .where(m.PUBLIC_ID.in(named))
            .fetchMap(m.PUBLIC_ID, m.ID);
    if (ids.size() < named.size()) throw new NotFound();
    return ids;
  }

  /** Writes those after the first one, in place of what was there. */
  void write(Store store, long product, List<OfPicture> pictures, Map<String, Long> ids) {
    var picture = only(store, PRODUCT_PICTURE);
    db.deleteFrom(picture).where(picture.PRODUCT_ID.eq(product)).execute();
    var rows = new ArrayList<ProductPictureRecord>();
    for (int place = 1; place < pictures.size(); place++) {
      var row = new ProductPictureRecord();
      row.setProductId(product);
      row.setPosition(place);
      row.setMediaId(ids.get(pictures.get(place).id()));
      row.setAlt(pictures.get(place).alt());
      rows.add(row);
    }
    insertAll(db, store, PRODUCT_PICTURE, rows);
  }
}
