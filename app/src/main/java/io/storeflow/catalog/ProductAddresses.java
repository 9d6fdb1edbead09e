package io.storeflow.catalog;

import static io.storeflow.db.Tables.PRODUCT_SLUG;

import io.storeflow.db.tables.ProductSlug;
import io.storeflow.db.tables.records.ProductSlugRecord;
import io.storeflow.slug.FormerSlugs;
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
  private static final int TRIES = 50;

  private final ProductQueries queries;
  private final FormerSlugs<ProductSlugRecord, ProductSlug> former;

  ProductAddresses(DSLContext db, ProductQueries queries, Clock clock) {
    this.queries = queries;
    former =
        new FormerSlugs<>(
            db,
            clock,
            PRODUCT_SLUG,
            PRODUCT_SLUG.SLUG,
            PRODUCT_SLUG.PRODUCT_ID,
            PRODUCT_SLUG.CREATED_AT);
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

  /** Products have these slugs now: they lead nowhere else. */
  void taken(Store store, List<String> slugs) {
    former.forget(store, slugs);
  }

  /** The product went from one slug to another. */
  void moved(Store store, long product, String from, String to) {
    former.moved(store, product, from, to);
  }

  private String free(Store store, String slug, long product) {
    var taken = queries.slugsLike(store, slug, product);
    if (!taken.contains(slug)) return slug;
    for (int n = 2; n < TRIES; n++) {
      if (!taken.contains(Slugs.numbered(slug, n))) return Slugs.numbered(slug, n);
    }
    return Slugs.numbered(slug, Math.abs((int) product));
  }
}
