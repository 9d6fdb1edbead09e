package io.storeflow.pricehistory;

import io.storeflow.platform.locale.Europe;
import org.jspecify.annotations.Nullable;

/**
 * Which price stands struck through beside another one. In the European Economic Area it is never
 * above the lowest of the 30 days before the price began to hold (Directive 98/6/EC, article 6a);
 * elsewhere it is what the merchant says. What goods cost before their first change here the
 * merchant alone knows.
 */
public final class Struck {
  private Struck() {}

  /**
   * In minor units; null for none.
   *
   * @param country of the store, ISO 3166-1 alpha-2
   * @param said by the merchant; null for nothing
   * @param lowest of the 30 days before; null where none is known
   */
  public static @Nullable Long through(
      String country, long price, @Nullable Long said, @Nullable Long lowest) {
    if (said == null || lowest == null || !Europe.isInEconomicArea(country)) return said;
    long most = Math.min(said, lowest);
    return most > price ? most : null;
  }
}
