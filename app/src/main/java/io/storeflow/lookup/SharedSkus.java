package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.min;

import io.storeflow.store.Store;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * SKUs that several products have: that is allowed, as suppliers' numbers repeat, but whoever gives
 * one is told, as scanners and programs cannot tell such variants apart.
 */
@Component
public class SharedSkus {
  /** SKUs that are asked for at once, and so told at most: as many variants as a product has. */
  private static final int MOST = 2_000;

  /**
   * @param sku as the product that was asked for writes it
   * @param title of one other product that has it too
   */
  public record Shared(String sku, String title) {}

  private final DSLContext db;

  SharedSkus(DSLContext db) {
    this.db = db;
  }

  /**
   * Which of a product's SKUs others have too, in the order of the SKUs. One statement.
   *
   * @param product row id
   */
  public List<Shared> of(Store store, long product, Collection<String> skus) {
    var written = new LinkedHashMap<String, String>();
    for (var sku : skus) {
      var folded = ProductText.sku(sku);
      if (!folded.isEmpty() && written.size() < MOST) written.putIfAbsent(folded, sku);
    }
    if (written.isEmpty()) return List.of();
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var titles =
        db.select(v.SKU_FOLDED, min(p.TITLE))
            .from(v)
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(v.SKU_FOLDED.in(written.keySet()))
            .and(v.PRODUCT_ID.ne(product))
            .and(v.REMOVED.isFalse())
            .groupBy(v.SKU_FOLDED)
            .fetchMap(v.SKU_FOLDED, it -> it.value2());
    return written.entrySet().stream()
        .filter(it -> titles.containsKey(it.getKey()))
        .map(it -> new Shared(it.getValue(), titles.getOrDefault(it.getKey(), "")))
        .toList();
  }
}
