package io.storeflow.simulator;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.val;

import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.platform.id.PublicId;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds goods for a line, and in which groups somebody is. */
@Component
class SimulatorQueries {
  private static final int MOST = 12;

  /**
   * @param variant public id
   */
  public record Found(String variant, String product, String title, String sku) {

    /** Product and variant on one line. */
    public String label() {
      return title.isEmpty() ? product : product + ", " + title;
    }
  }

  private final DSLContext db;
  private final CustomerGroups groups;

  SimulatorQueries(DSLContext db, CustomerGroups groups) {
    this.db = db;
    this.groups = groups;
  }

  /**
   * Variants for sale that may be meant by a title, an SKU or an id; of a whole SKU those that have
   * it alone. One statement.
   */
  List<Found> find(Store store, String typed) {
    if (typed.isBlank()) return List.of();
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var search = ProductSearch.of(store, typed);
    boolean id = PublicId.looksRight(typed);
    var from = id ? p : search.from(p, null);
    var found =
        db.select(v.PUBLIC_ID, p.TITLE, v.TITLE, v.SKU)
            .from(from.join(v).on(p.ID.eq(v.PRODUCT_ID)))
            .where(id ? v.PUBLIC_ID.eq(typed) : search.matches())
            .and(ForSale.is(p, v))
            .orderBy(p.TITLE, p.ID, v.POSITION)
            .limit(MOST)
            .fetch(mapping(Found::new));
    var called = found.stream().filter(it -> it.sku().equalsIgnoreCase(typed)).toList();
    return called.isEmpty() ? found : called;
  }

  /** Row ids. One statement. */
  Set<Long> groups(Store store, String email) {
    return db.select(groups.of(store.merchant(), val(email))).fetchSingle().value1();
  }
}
