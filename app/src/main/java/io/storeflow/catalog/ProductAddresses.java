package io.storeflow.catalog;

import static io.storeflow.db.Tables.PRODUCT_SLUG;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.function.IntSupplier;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The slugs that products have and had: those lead to the present one until another product takes
 * them. In the caller's transaction.
 */
@Component
class ProductAddresses {
  /** Of a product; the oldest are forgotten first. */
  static final int MOST = 20;

  private static final int TRIES = 50;

  private final DSLContext db;
  private final ProductQueries queries;
  private final Clock clock;

  ProductAddresses(DSLContext db, ProductQueries queries, Clock clock) {
    this.db = db;
    this.queries = queries;
    this.clock = clock;
  }

  /** The slug that was typed, or one of the title that no other product has. */
  String of(Store store, ProductChange change, long product) {
    if (!change.fields().slug().isEmpty()) return change.fields().slug();
    var made = Slugs.of(change.fields().title());
    return free(store, made.isEmpty() ? "product" : made, product);
  }

  /**
   * @throws ProductSlugTaken if the slug is that of another product
   */
  int unlessTaken(Store store, String slug, long product, IntSupplier write) {
    try {
      return write.getAsInt();
    } catch (DuplicateKeyException taken) {
      throw new ProductSlugTaken(slug, free(store, slug, product));
    }
  }

  /** A product has the slug now: it leads nowhere else. */
  void taken(Store store, String slug) {
    forget(store, List.of(slug));
  }

  /** Products have these slugs now: they lead nowhere else. */
  void taken(Store store, List<String> slugs) {
    forget(store, slugs);
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

  private String free(Store store, String slug, long product) {
    var taken = queries.slugsLike(store, slug, product);
    if (!taken.contains(slug)) return slug;
    for (int n = 2; n < TRIES; n++) {
      if (!taken.contains(Slugs.numbered(slug, n))) return Slugs.numbered(slug, n);
    }
    return Slugs.numbered(slug, Math.abs((int) product));
  }

  private void forget(Store store, List<String> slugs) {
    var had = only(store, PRODUCT_SLUG);
    db.deleteFrom(had).where(had.SLUG.in(slugs)).execute();
  }
}
