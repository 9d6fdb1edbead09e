package io.storeflow.shipping;

import io.storeflow.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be brought to somebody.
 *
 * @param value of all goods, after discounts
 * @param parts by profile: those without one first; never empty
 */
public record Consignment(Money value, List<Part> parts) {

  /**
   * Goods that are sent alike.
   *
   * @param profile row id, or {@link Profile#NONE}
   * @param grams of those whose weight is known
   */
  public record Part(long profile, long grams) {}

  /** Goods without a profile. */
  public static Consignment of(Money value, long grams) {
    return new Consignment(value, List.of(new Part(Profile.NONE, grams)));
  }

  /**
   * @param grams by profile
   */
  public static Consignment of(Money value, Map<Long, Long> grams) {
    if (grams.isEmpty()) return of(value, 0);
    var parts = new TreeMap<>(grams);
    return new Consignment(
        value, parts.entrySet().stream().map(it -> new Part(it.getKey(), it.getValue())).toList());
  }

  /** The same goods at another value. */
  public Consignment worth(Money other) {
    return new Consignment(other, parts);
  }

  boolean has(long profile) {
    return parts.stream().anyMatch(it -> it.profile == profile);
  }
}
