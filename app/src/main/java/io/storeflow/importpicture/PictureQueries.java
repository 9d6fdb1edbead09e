package io.storeflow.importpicture;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_PICTURE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;

import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what has become of pictures. */
@Component
public class PictureQueries {

  /**
   * A picture that could not be fetched.
   *
   * @param product public id, null if it is gone
   */
  public record Failed(
      String address, PictureRefusal why, @Nullable String product, @Nullable String title) {}

  private final DSLContext db;

  PictureQueries(DSLContext db) {
    this.db = db;
  }

  public List<Failed> failed(Store store, long id, int most) {
    var it = only(store, PRODUCT_IMPORT_PICTURE);
    var p = PRODUCT;
    return db.select(it.ADDRESS, it.REASON, p.PUBLIC_ID, p.TITLE)
        .from(it)
        .leftJoin(p)
        .on(ownedBy(store, p))
        .and(p.ID.eq(it.PRODUCT_ID))
        .where(it.IMPORT_ID.eq(id))
        .and(it.STATE.eq(PictureState.FAILED))
        .orderBy(it.ID)
        .limit(most)
        .fetch(mapping(Failed::new));
  }
}
