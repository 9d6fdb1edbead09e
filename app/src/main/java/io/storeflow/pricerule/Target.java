package io.storeflow.pricerule;

import io.storeflow.forsale.VariantForSale;
import java.util.Collections;
import java.util.Set;

/**
 * What a rule is for: everything, or what is named by any of these. A rule whose goods were deleted
 * is for nothing, not for everything.
 *
 * @param categories row ids, with those below them; the others are row ids too
 * @param tags folded
 */
public record Target(
    boolean everything,
    Set<Long> variants,
    Set<Long> products,
    Set<Long> categories,
    Set<Long> brands,
    Set<String> tags) {
  public static final Target EVERYTHING =
      new Target(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public boolean holds(VariantForSale it) {
    if (everything || variants.contains(it.id()) || products.contains(it.productId())) return true;
    var kin = it.kin();
    return kin.category() != null && categories.contains(kin.category())
        || kin.brand() != null && brands.contains(kin.brand())
        || !Collections.disjoint(tags, kin.tags());
  }
}
