package io.storeflow.checkoutpage;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What a page has shown beside its total, which may stay the same where this does not.
 *
 * @param tax by what it was worked out: how much it is, and what is known of a VAT id that matters;
 *     empty where none is
 * @param points that the order takes, for goods and as a discount
 * @param typed mark of what was typed that decides the tax; empty where the page does not say
 */
record ShownBasis(String tax, String points, String typed) {
  private static final String BETWEEN = "~";

  static ShownBasis of(String tax, long points, String typed) {
    return new ShownBasis(tax, points == 0 ? "" : Long.toString(points), typed);
  }

  /** As a form carries it. */
  static ShownBasis parse(@Nullable String carried) {
    var parts = Typed.code(carried).split(BETWEEN, 3);
    return new ShownBasis(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  /**
   * How it is said that this is another tax than a page has shown; null where nothing is to be
   * said. Of what follows from what the shopper has typed since, that it does; and nothing where
   * they took back a VAT id that had changed nothing.
   */
  @Nullable String otherTax(ShownBasis seen) {
    if (tax.equals(seen.tax)) return null;
    boolean theirs = !seen.typed.isEmpty() && !seen.typed.equals(typed);
    if (!theirs) return PlaceOrder.TAX_CHANGED;
    return seen.tax.startsWith(tax + ".") ? null : PlaceOrder.TAX_FOLLOWS;
  }

  String text() {
    return String.join(BETWEEN, tax, points, typed);
  }
}
