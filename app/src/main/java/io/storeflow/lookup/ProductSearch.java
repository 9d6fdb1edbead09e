package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import io.storeflow.db.tables.Product;
import io.storeflow.merchant.Store;
import io.storeflow.platform.input.Folded;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Finds products by what was typed: each word must stand somewhere in the title or second title, or
 * begin an SKU; or all of it begins an SKU. Read through {@link #from}: the narrow texts first, and
 * only the products that are found, so that a search for what nobody sells costs a short pass.
 */
public final class ProductSearch {
  private final io.storeflow.db.tables.ProductText text;
  private final boolean all;
  private final String whole;
  private final List<String> words;

  private ProductSearch(Store store, String q) {
    text = only(store, PRODUCT_TEXT);
    all = q.isBlank();
    whole = Folded.of(q);
    words = ProductText.typed(q);
  }

  /**
   * @param q as it was typed; empty for all products
   */
  public static ProductSearch of(Store store, String q) {
    return new ProductSearch(store, q);
  }

  /** The products, behind their texts if there is anything to be found. */
  public Table<?> from(Product p) {
    return all ? p : text.straightJoin(p).on(p.ID.eq(text.PRODUCT_ID));
  }

  /** The id to sort by: that of the table which is read first. */
  public Field<Long> id(Product p) {
    return all ? p.ID : text.PRODUCT_ID;
  }

  /** Which products are meant. */
  public Condition matches() {
    if (all) return noCondition();
    if (whole.isEmpty()) return falseCondition();
    return words.stream()
        .map(word -> text.TITLES.contains(word).or(begins(word)))
        .reduce(Condition::and)
        .orElse(falseCondition())
        .or(begins(whole));
  }

  private Condition begins(String word) {
    return text.SKUS.contains(ProductText.beginning(word));
  }
}
