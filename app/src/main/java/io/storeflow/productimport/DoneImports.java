package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.store.Owned.only;

import io.storeflow.importpicture.ImportStands;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Imports that are done and still there. */
@Component
class DoneImports implements ImportStands {
  private final DSLContext db;

  DoneImports(DSLContext db) {
    this.db = db;
  }

  @Override
  public boolean stands(Store store, long id) {
    var i = only(store, PRODUCT_IMPORT);
    return db.select(i.STATE)
        .from(i)
        .where(i.ID.eq(id))
        .forUpdate()
        .fetchOptional(i.STATE)
        .filter(ImportState.DONE::equals)
        .isPresent();
  }
}
