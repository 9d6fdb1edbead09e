package io.storeflow.product;

import io.storeflow.platform.input.Folded;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Each variant of a product has an SKU of its own, or none: whoever names one of them by it means
 * one. Pure.
 */
public final class OwnSkus {
  /**
   * The SKU of a variant; empty for none.
   *
   * @param kept whether it had the same before, so that nobody gives it now
   */
  public record Given(String sku, boolean kept) {}

  private OwnSkus() {}

  /** An SKU as those of a product are compared: in whatever case. Empty for none. */
  public static String compared(String sku) {
    return Folded.of(sku);
  }

  /**
   * Which of a product's variants are given an SKU that another one of them has: their places, each
   * with that of the other.
   */
  public static SortedMap<Integer, Integer> taken(List<Given> variants) {
    var known = new HashMap<String, Integer>();
    for (int i = 0; i < variants.size(); i++)
      if (variants.get(i).kept()) known.putIfAbsent(compared(variants.get(i).sku()), i);
    var taken = new TreeMap<Integer, Integer>();
    for (int i = 0; i < variants.size(); i++) {
      var sku = compared(variants.get(i).sku());
      if (sku.isEmpty() || variants.get(i).kept()) continue;
      var other = known.putIfAbsent(sku, i);
      if (other != null) taken.put(i, other);
    }
    return taken;
  }
}
