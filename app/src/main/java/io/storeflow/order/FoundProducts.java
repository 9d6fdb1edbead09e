package io.storeflow.order;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.catalog.MediaPath;
import io.storeflow.merchant.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Products for the search over everything. */
@Component
class FoundProducts {
  private static final int MOST = 10;

  /**
   * A product as the search names it.
   *
   * @param imagePath address of the image, or empty
   */
  record Found(
      String publicId,
      String title,
      String secondTitle,
      String state,
      long priceMinor,
      String imagePath) {}

  private final DSLContext db;

  FoundProducts(DSLContext db) {
    this.db = db;
  }

  /** The latest whose title contains the words. */
  List<Found> named(Store store, String words) {
    var p = only(store, PRODUCT);
    var m = only(store, MEDIA);
    return db.select(
            p.PUBLIC_ID,
            p.TITLE,
            p.SECOND_TITLE,
            p.STATE,
            p.PRICE_MINOR,
            m.PUBLIC_ID.convertFrom(id -> MediaPath.of(store, id)))
        .from(p)
        .leftJoin(m)
        .on(m.ID.eq(p.MEDIA_ID))
        .where(p.TITLE.contains(words))
        .orderBy(p.ID.desc())
        .limit(MOST)
        .fetch(mapping(Found::new));
  }
}
