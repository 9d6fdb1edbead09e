package io.storeflow.catalog;

import static io.storeflow.db.Tables.PRODUCT_SLUG;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The slugs that products had: they lead to the present one until another product takes them. In
 * the caller's transaction.
 */
@Component
class FormerAddresses {
  /** Of a product; the oldest are forgotten first. */
  static final int MOST = 20;

  private final DSLContext db;
  private final Clock clock;

  FormerAddresses(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A product has the slug now: it leads nowhere else. */
  void taken(Store store, String slug) {
    forget(store, List.of(slug));
  }

  /** The product went from one slug to another. */
  void moved(Store store, long product, String from, String to) {
    if (from.equals(to)) return;
    forget(store, List.of(from, to));
    insertInto(db, store, PRODUCT_SLUG)
        .set(PRODUCT_SLUG.SLUG, from)
        .set(PRODUCT_SLUG.PRODUCT_ID, product)
        .set(PRODUCT_SLUG.CREATED_AT, clock.instant())
        .execute();
    var had = only(store, PRODUCT_SLUG);
    var old =
        db.select(had.SLUG)
            .from(had)
            .where(had.PRODUCT_ID.eq(product))
            .orderBy(had.CREATED_AT.desc(), had.SLUG)
            .offset(MOST)
            .limit(MOST)
            .fetch(had.SLUG);
    if (!old.isEmpty()) forget(store, old);
  }

  private void forget(Store store, List<String> slugs) {
    var had = only(store, PRODUCT_SLUG);
    db.deleteFrom(had).where(had.SLUG.in(slugs)).execute();
  }
}
