package io.storeflow.tax;

import io.storeflow.postal.PostalArea;
import io.storeflow.postal.PostalAreas;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Area.Reach;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rate that a store states itself; it takes the place of the one we know. Of several the one of
 * the smallest area holds, then the one that began last.
 *
 * @param here whether it is for what is eaten here; what is taken away has one of its own
 * @param name of the tax, as the merchant calls it
 * @param ppm parts per million: 70000 is 7 %; with local rates in it, where there are such
 * @param from the first day on which it holds, in the store's time zone
 */
public record TaxRate(
    Area area, TaxClass taxClass, boolean here, String name, int ppm, LocalDate from) {
  private static final int MOST_PPM = 1_000_000;
  private static final Comparator<TaxRate> HOLDS =
      Comparator.comparingInt(TaxRate::precision).thenComparing(TaxRate::from);

  public TaxRate {
    if (ppm < 0 || ppm > MOST_PPM) throw new IllegalArgumentException("no rate: " + ppm);
  }

  /** In percent, without needless zeros. */
  public String percent() {
    return percent(ppm);
  }

  /** The same of parts per million: "8.875". */
  static String percent(int ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString();
  }

  static Optional<TaxRate> of(List<TaxRate> own, RateKey key, Address at, LocalDate day) {
    return own.stream()
        .filter(it -> it.taxClass == key.taxClass() && it.here == key.here())
        .filter(it -> !it.from.isAfter(day) && it.area.reach(at) == Reach.HERE)
        .max(HOLDS);
  }

  boolean isForPartOf(String country, RateKey key, LocalDate day) {
    return taxClass == key.taxClass()
        && here == key.here()
        && !from.isAfter(day)
        && area.countries().contains(country);
  }

  /**
   * Whether the two are for the same goods from the same day on, and for a place of which neither
   * names less than the other: nothing says which of them holds there.
   */
  boolean isForTheSameAs(TaxRate other) {
    var both = new HashSet<>(area.countries());
    both.retainAll(other.area.countries());
    return taxClass == other.taxClass
        && here == other.here
        && from.equals(other.from)
        && precision() == other.precision()
        && !both.isEmpty()
        && meet(area.regions(), other.area.regions())
        && meets(area.postcodes(), other.area.postcodes(), both);
  }

  /** None are all of them. */
  private static boolean meet(Set<String> regions, Set<String> others) {
    return regions.isEmpty() || others.isEmpty() || !Collections.disjoint(regions, others);
  }

  private static boolean meets(
      List<PostalArea> some, List<PostalArea> others, Set<String> countries) {
    return some.isEmpty() || PostalAreas.of(others, countries).meetAny(some, false);
  }

  private int precision() {
    if (!area.postcodes().isEmpty()) return 2;
    return area.regions().isEmpty() ? 0 : 1;
  }
}
