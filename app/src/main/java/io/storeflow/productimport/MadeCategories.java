package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_CATEGORY;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryMoves;
import io.storeflow.category.CategoryTree;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.platform.id.Ids;
import io.storeflow.productfile.FileProduct;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Categories that a file names and the store had not: each is made with the first products that
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

  /**
   * The tree with what these products name. In the caller's transaction.
   *
   * @param tree as it was read last
   */
  CategoryTree with(
      Store store, long id, CategoryTree tree, Collection<FileProduct> products, Actor actor) {
    var names = new CategoryNames(tree);
    for (var it : products)
      it.fields()
          .category()
          .value()
          .filter(path -> !path.isEmpty() && names.find(path).isEmpty() && names.canBe(path))
          .ifPresent(names::plan);
    if (names.planned().isEmpty()) return tree;
    var now = new CategoryNames(categories.tree(store));
    var made = new HashMap<List<String>, String>();
    for (var path : names.planned()) {
      if (now.exact(path).isPresent()) continue;
      var above = path.subList(0, path.size() - 1);
      var parent =
          above.isEmpty()
              ? ""
              : now.exact(above).orElseGet(() -> Objects.requireNonNull(made.get(above)));
      var publicId = categories.create(store, path.getLast(), parent, actor);
      made.put(path, publicId);
      remember(store, id, publicId);
    }
    return categories.tree(store);
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
