package io.storeflow.catalog;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Product;
import io.storeflow.merchant.Store;
import java.util.stream.Stream;
import org.jooq.Condition;

/**
 * Finds products by words: each must stand somewhere in the title or second title; or all of it
 * begins an SKU. Languages without spaces are found the same way.
 */
public final class ProductSearch {
  private static final int WORDS = 6;

  private ProductSearch() {}

  public static Condition matches(Store store, Product p, String q) {
    var text = q.strip();
    if (text.isEmpty()) return noCondition();
    var words =
        Stream.of(text.split("\\s+"))
            .limit(WORDS)
            .map(word -> p.TITLE.contains(word).or(p.SECOND_TITLE.contains(word)))
            .reduce(Condition::and)
            .orElseThrow();
    var v = only(store, VARIANT);
    return words.or(p.ID.in(select(v.PRODUCT_ID).from(v).where(v.SKU.startsWith(text))));
  }
}
