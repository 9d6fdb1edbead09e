package io.storeflow.productindex;

import io.storeflow.product.ProductSort;
import org.jspecify.annotations.Nullable;

/**
 * Which products are wanted, how sorted, and which of their pages.
 *
 * @param text words, as typed; empty for all
 * @param outLast whether what is sold out stands behind all others
 * @param cursor of the page as an earlier one named it; null for the first
 */
public record Wanted(
    Among among,
    String text,
    Narrowed narrowed,
    ProductSort sort,
    boolean outLast,
    int size,
    @Nullable String cursor) {

  /** The same list, whichever its page. */
  Wanted list() {
    return new Wanted(among, text, narrowed, sort, outLast, 0, null);
  }
}
