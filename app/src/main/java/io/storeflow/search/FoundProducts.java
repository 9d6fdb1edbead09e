package io.storeflow.search;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.lookup.ProductSearch;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
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
      ProductState state,
      Money price,
      String imagePath) {}

  private final DSLContext db;

  FoundProducts(DSLContext db) {
    this.db = db;
  }

  /** The latest that the words may mean. */
  List<Found> named(Store store, String words) {
    var p = only(store, PRODUCT);
    var m = only(store, MEDIA);
    var search = ProductSearch.of(store, words);
    return db.select(
            p.PUBLIC_ID,
            p.TITLE,
            p.SECOND_TITLE,
            p.STATE,
            p.PRICE_MINOR.convertFrom(store::money),
            m.PUBLIC_ID.convertFrom(id -> MediaPath.of(store, id)))
        .from(search.from(p, null))
        .leftJoin(m)
        .on(m.ID.eq(p.MEDIA_ID))
        .where(search.matches())
        .orderBy(search.id(p, null).desc())
        .limit(MOST)
        .fetch(mapping(Found::new));
  }
}
