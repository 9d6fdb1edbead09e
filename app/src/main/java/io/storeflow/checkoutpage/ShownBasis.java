package io.storeflow.checkoutpage;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What a page has shown beside its total, which may stay the same where this does not.
 *
 * @param tax by what it was worked out: how much it is, and what is known of a VAT id that matters;
 *     empty where none is
 * @param points that the order takes, for goods and as a discount
 */
record ShownBasis(String tax, String points) {
  private static final String BETWEEN = "~";

  static ShownBasis of(String tax, long points) {
    return new ShownBasis(tax, points == 0 ? "" : Long.toString(points));
  }

  /** As a form carries it. */
  static ShownBasis parse(@Nullable String carried) {
    var text = Typed.code(carried);
    int at = text.indexOf(BETWEEN);
    return at < 0
        ? new ShownBasis(text, "")
        : new ShownBasis(text.substring(0, at), text.substring(at + 1));
  }

  String text() {
    return points.isEmpty() ? tax : tax + BETWEEN + points;
  }
}
