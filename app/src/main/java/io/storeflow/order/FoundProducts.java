package io.storeflow.order;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.merchant.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Products for the search over everything. */
@Component
class FoundProducts {
  private static final int MOST = 10;

  /** A product as the search names it. */
  record Found(String publicId, String title, String secondTitle, String state, long priceMinor) {}

  private final DSLContext db;

  FoundProducts(DSLContext db) {
    this.db = db;
  }

  /** The latest whose title contains the words. */
  List<Found> named(Store store, String words) {
    var p = only(store, PRODUCT);
    return db.select(p.PUBLIC_ID, p.TITLE, p.SECOND_TITLE, p.STATE, p.PRICE_MINOR)
        .from(p)
        .where(p.TITLE.contains(words))
        .orderBy(p.ID.desc())
        .limit(MOST)
        .fetch(mapping(Found::new));
  }
}
