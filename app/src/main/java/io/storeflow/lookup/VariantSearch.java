package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.Stock;
import io.storeflow.db.tables.Variant;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * Finds variants for the list of stock: each word must stand somewhere in the titles of product or
 * variant, or all of it begins the variant's SKU or a part of it. The products of what is rare are
 * looked up first; what is common is met soon enough by reading stock in the order of the list.
 */
@Component
public class VariantSearch {
  /** Products that are looked up. */
  static final int FEW = 1_000;

  /**
   * From where stock is read, and which of it.
   *
   * @param table stock with its variants; read with a straight join, so that its order holds
   */
  public record Hits(Table<?> table, Condition which) {}

  private final DSLContext db;

  VariantSearch(DSLContext db) {
    this.db = db;
  }

  /**
   * The variants that are meant. One statement if something was typed, else none.
   *
   * @param q as it was typed; empty for all
   */
  public Hits in(Store store, String q, Stock s, Variant v) {
    // In this order: else the database may read and sort all of it for one page.
    var all = s.straightJoin(v).on(v.ID.eq(s.VARIANT_ID));
    if (q.isBlank()) return new Hits(all, noCondition());
    var words = ProductText.typed(q);
    if (words.isEmpty()) return new Hits(all, falseCondition());
    var t = only(store, PRODUCT_TEXT);
    var skus = Skus.ofAnyPart(q);
    var which =
        words.stream()
            .map(word -> t.TITLES.contains(word).or(v.TITLE_FOLDED.contains(word)))
            .reduce(noCondition(), Condition::and)
            .or(skus.is(store, v));
    var products = products(store, words, skus);
    if (count(products) > FEW)
      return new Hits(all.straightJoin(t).on(t.PRODUCT_ID.eq(v.PRODUCT_ID)), which);
    var found = products.asTable("found");
    var from =
        found
            .straightJoin(t)
            .on(t.PRODUCT_ID.eq(found.field("product_id", Long.class)))
            .straightJoin(v)
            .on(v.PRODUCT_ID.eq(t.PRODUCT_ID))
            .straightJoin(s)
            .on(s.VARIANT_ID.eq(v.ID));
    return new Hits(from, which);
  }

  /** Products of which a variant may be meant; one more than are looked up at most. */
  private static org.jooq.Select<org.jooq.Record1<Long>> products(
      Store store, List<String> words, Skus skus) {
    var t = only(store, PRODUCT_TEXT);
    var which =
        words.stream()
            .map(word -> t.TITLES.contains(word).or(t.VARIANTS.contains(word)))
            .reduce(noCondition(), Condition::and)
            .or(skus.in(store, t.PRODUCT_ID));
    return select(t.PRODUCT_ID.as("product_id")).from(t).where(which).limit(inline(FEW + 1));
  }

  private int count(org.jooq.Select<org.jooq.Record1<Long>> products) {
    return db.select(field(selectCount().from(products.asTable("some")))).fetchSingle().value1();
  }
}
