package io.storeflow.storepage;

import static io.storeflow.db.Tables.STORE_PAGE;
import static io.storeflow.db.Tables.STORE_PAGE_SLUG;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import io.storeflow.product.Description;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads the pages of a store. */
@Component
class StorePageQueries {
  private final DSLContext db;

  StorePageQueries(DSLContext db) {
    this.db = db;
  }

  List<PageLine> lines(Store store) {
    var p = only(store, STORE_PAGE);
    return db.select(p.ID, p.PUBLIC_ID, p.SLUG, p.TITLE, p.LEGAL, p.PUBLISHED, p.UPDATED_AT)
        .from(p)
        .orderBy(p.POSITION, p.ID)
        .fetch(mapping(PageLine::new));
  }

  Optional<StorePage> byPublicId(Store store, String publicId) {
    var p = only(store, STORE_PAGE);
    return one(p, p.PUBLIC_ID.eq(publicId));
  }

  Optional<StorePage> publishedAt(Store store, String slug) {
    var p = only(store, STORE_PAGE);
    return one(p, p.SLUG.eq(slug).and(p.PUBLISHED));
  }

  /** The present slug of the published page that once had this one. */
  Optional<String> movedTo(Store store, String slug) {
    var had = only(store, STORE_PAGE_SLUG);
    var p = only(store, STORE_PAGE);
    return db.select(p.SLUG)
        .from(had)
        .join(p)
        .on(p.ID.eq(had.PAGE_ID))
        .where(had.SLUG.eq(slug))
        .and(p.PUBLISHED)
        .fetchOptional(p.SLUG);
  }

  private Optional<StorePage> one(io.storeflow.db.tables.StorePage p, Condition which) {
    return db.select(
            p.ID,
            p.PUBLIC_ID,
            p.SLUG,
            p.TITLE,
            p.LEGAL,
            p.PUBLISHED,
            p.VERSION,
            p.UPDATED_AT,
            row(p.TEXT, p.HTML).mapping(Description::kept))
        .from(p)
        .where(which)
        .fetchOptional(mapping(StorePage::new));
  }
}
