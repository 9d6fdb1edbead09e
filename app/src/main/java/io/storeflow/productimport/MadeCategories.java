package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_CATEGORY;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryMoves;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Categories that a file names and the store had not: each is made before the first products that
 * stand in it, and goes with them when the import is taken back, unless somebody uses it.
 */
@Component
class MadeCategories {
  private final DSLContext db;
  private final Categories categories;
  private final CategoryMoves moves;

  MadeCategories(DSLContext db, Categories categories, CategoryMoves moves) {
    this.db = db;
    this.categories = categories;
    this.moves = moves;
  }

  /** The store's categories, as an import names them by now. */
  CategoryNames names(Store store, long id) {
    var made = only(store, PRODUCT_IMPORT_CATEGORY);
    var ids =
        db.select(made.CATEGORY_PUBLIC_ID)
            .from(made)
            .where(made.IMPORT_ID.eq(id))
            .fetchSet(made.CATEGORY_PUBLIC_ID);
    return new CategoryNames(categories.tree(store), ids);
  }

  /** Makes what is planned, and returns the names as they are then. In the caller's transaction. */
  CategoryNames make(Store store, long id, CategoryNames names, Actor actor) {
    if (names.planned().isEmpty()) return names;
    for (var path : names.planned()) {
      var above = path.subList(0, path.size() - 1);
      var parent = above.isEmpty() ? "" : names.exact(above).orElseThrow();
      var publicId = categories.create(store, path.getLast(), parent, actor);
      names.made(path, publicId);
      remember(store, id, publicId);
    }
    return names(store, id);
  }

  private void remember(Store store, long id, String publicId) {
    insertInto(db, store, PRODUCT_IMPORT_CATEGORY)
        .set(PRODUCT_IMPORT_CATEGORY.IMPORT_ID, id)
        .set(PRODUCT_IMPORT_CATEGORY.ID, Ids.next())
        .set(PRODUCT_IMPORT_CATEGORY.CATEGORY_PUBLIC_ID, publicId)
        .execute();
  }

  /** Those that nothing stands in and nobody has changed go, the lowest first. */
  void takeBack(Store store, long id, Actor actor) {
    var made = only(store, PRODUCT_IMPORT_CATEGORY);
    db.select(made.CATEGORY_PUBLIC_ID)
        .from(made)
        .where(made.IMPORT_ID.eq(id))
        .orderBy(made.ID.desc())
        .fetch(made.CATEGORY_PUBLIC_ID)
        .forEach(publicId -> moves.deleteUnused(store, publicId, actor));
  }
}
