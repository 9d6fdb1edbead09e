package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.input.Barcode;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * Finds the variant that a scanner, or a person, means: by its barcode or public id, else by its
 * SKU, else by words of its titles. Of variants whose stock is counted.
 */
@Component
public class VariantCodes {

  /**
   * @param variant public id
   */
  public record Found(long id, String variant, String product, String title, String sku) {

    /** Product and variant on one line. */
    public String label() {
      return title.isEmpty() ? product : product + ", " + title;
    }
  }

  private final DSLContext db;
  private final VariantSearch search;

  VariantCodes(DSLContext db, VariantSearch search) {
    this.db = db;
    this.search = search;
  }

  /**
   * Those that may be meant; one where that is clear. At most four statements.
   *
   * @param typed as it was scanned or typed
   * @param most how many are returned at most
   */
  public List<Found> find(Store store, String typed, int most) {
    if (typed.isBlank()) return List.of();
    var v = only(store, VARIANT);
    var s = only(store, STOCK);
    var code = Barcode.read(typed).value();
    var byVariant = v.join(s).on(s.VARIANT_ID.eq(v.ID));
    if (code.isPresent()) {
      var meant = v.BARCODE.eq(code.get()).or(v.PUBLIC_ID.eq(code.get()));
      var found = read(store, byVariant, meant, most);
      if (!found.isEmpty()) return found;
    }
    var sku = ProductText.sku(typed);
    if (!sku.isEmpty()) {
      var found = read(store, byVariant, v.SKU_FOLDED.eq(sku), most);
      if (!found.isEmpty()) return found;
    }
    var hits = search.in(store, typed, s, v);
    return read(store, hits.table(), hits.which(), most);
  }

  private List<Found> read(Store store, Table<?> from, Condition which, int most) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.selectDistinct(v.ID, v.PUBLIC_ID, p.TITLE, v.TITLE, v.SKU)
        .from(from)
        .straightJoin(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.TRACKED)
        .and(which)
        .limit(most)
        .fetch(mapping(Found::new));
  }
}
