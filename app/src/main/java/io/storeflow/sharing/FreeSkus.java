package io.storeflow.sharing;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.lookup.ProductText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * SKUs of one store in another: where one is taken there it gets a number. In the order in which
 * they are asked for, so that two of one product do not get the same.
 */
final class FreeSkus implements UnaryOperator<String> {
  /** Numbers that are tried; beyond them the variant has no SKU. */
  static final int TRIES = 9;

  /** The longest that there may be. */
  private static final int LONGEST = 80;

  private final Set<String> taken;

  /**
   * @param taken folded, as they are compared
   */
  FreeSkus(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** How the SKU with that number is compared; 1 is the SKU itself. */
  static String folded(String folded, int number) {
    return number == 1 ? folded : folded + number;
  }

  @Override
  public String apply(String sku) {
    var folded = ProductText.sku(sku);
    if (folded.isEmpty()) return sku;
    for (int n = 1; n <= TRIES; n++) {
      var named = n == 1 ? sku : sku + "-" + n;
      if (named.length() > LONGEST || !taken.add(folded(folded, n))) continue;
      return named;
    }
    return "";
  }

  /**
   * What each became that was taken, such as "AB-1 → AB-1-2".
   *
   * @param wanted in the order of the variants of what was made
   */
  static List<String> renamed(List<String> wanted, ProductDetail made) {
    var renamed = new ArrayList<String>();
    for (int i = 0; i < wanted.size(); i++) {
      var sku = made.variants().get(i).fields().sku();
      if (!sku.equals(wanted.get(i)))
        renamed.add(wanted.get(i) + " → " + (sku.isEmpty() ? "–" : sku));
    }
    return renamed;
  }
}
