package io.storeflow.productindex;

import static io.storeflow.db.Tables.COLLECTION_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.collection.CollectionRow;
import io.storeflow.collection.RuleMatches;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which products are in a collection, or have an SKU: asked of the database, once for a list. */
@Component
class ListedProducts {
  private final DSLContext db;
  private final Categories categories;
  private final Clock clock;

  ListedProducts(DSLContext db, Categories categories, Clock clock) {
    this.db = db;
    this.categories = categories;
    this.clock = clock;
  }

  /** Row ids of the products, in the order in which somebody put them, or by id. */
  List<Long> in(Store store, CollectionRow collection) {
    if (collection.isByHand()) {
      var in = only(store, COLLECTION_PRODUCT);
      return db.select(in.PRODUCT_ID)
          .from(in)
          .where(in.COLLECTION_ID.eq(collection.id()))
          .orderBy(in.POSITION, in.PRODUCT_ID)
          .fetch(in.PRODUCT_ID);
    }
    var p = only(store, PRODUCT);
    var rule = collection.rule();
    var which = RuleMatches.of(store, p, rule, categories.tree(store), clock.instant());
    return db.select(p.ID).from(p).where(ForSale.is(p)).and(which).orderBy(p.ID).fetch(p.ID);
  }

  /** Row ids of products with a variant whose SKU begins with what was typed. */
  List<Long> bySku(Store store, String typed) {
    return ProductSearch.bySku(db, store, typed);
  }

  CategoryTree categories(Store store) {
    return categories.tree(store);
  }

  /** What was typed, word by word, as it is looked for. */
  List<String> words(String typed) {
    return ProductSearch.words(typed);
  }
}
