package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import io.storeflow.db.tables.Product;
import io.storeflow.platform.input.Folded;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds products by what was typed: each word must stand somewhere in the title or second title; or
 * all of it begins an SKU or a part of one.
 *
 * <p>A list by id reads the narrow texts first and only the products that are found, so that a
 * search for what nobody sells costs a short pass. A list by another key reads products by the
 * index of that key, as all that are found would have to be sorted else.
 */
public final class ProductSearch {
  private final Store store;
  private final io.storeflow.db.tables.ProductText text;
  private final boolean all;
  private final String whole;
  private final List<String> words;
  private final Skus skus;

  private ProductSearch(Store store, String q, Skus skus) {
    this.store = store;
    text = only(store, PRODUCT_TEXT);
    all = q.isBlank();
    whole = Folded.of(q);
    words = ProductText.typed(q);
    this.skus = skus;
  }

  /**
   * @param q as it was typed; empty for all products
   */
  public static ProductSearch of(Store store, String q) {
    return new ProductSearch(store, q, Skus.ofAnyPart(Folded.of(q)));
  }

  /**
   * As shoppers search: parts of SKUs are for who works with them, and come later than a page that
   * is kept.
   */
  public static ProductSearch inShop(Store store, String q) {
    return new ProductSearch(store, q, Skus.beginning(Folded.of(q)));
  }

  /**
   * The products, with their texts if there is anything to be found.
   *
   * @param key what the list is sorted by before the id; null for the id alone
   */
  public Table<?> from(Product p, @Nullable Field<?> key) {
    if (all) return p;
    var same = p.ID.eq(text.PRODUCT_ID);
    return key == null ? text.straightJoin(p).on(same) : p.straightJoin(text).on(same);
  }

  /** The id to sort by: that of the table which is read first. */
  public Field<Long> id(Product p, @Nullable Field<?> key) {
    return all || key != null ? p.ID : text.PRODUCT_ID;
  }

  /** What was typed word by word, folded; each of them must be found. */
  public static List<String> words(String q) {
    return ProductText.typed(q);
  }

  /** Row ids of the products of which an SKU begins with it all. One statement. */
  public static List<Long> bySku(DSLContext db, Store store, String q) {
    var skus = Skus.beginning(Folded.of(q));
    if (skus.beginning().isEmpty()) return List.of();
    return db.fetch(skus.products(store)).map(Record1::value1).stream().distinct().toList();
  }

  /** Which products are meant. */
  public Condition matches() {
    if (all) return noCondition();
    if (whole.isEmpty()) return falseCondition();
    return words.stream()
        .<Condition>map(text.TITLES::contains)
        .reduce(Condition::and)
        .orElse(falseCondition())
        .or(skus.in(store, text.PRODUCT_ID));
  }
}
