package io.storeflow.unitprice;

import io.storeflow.platform.locale.Europe;

/**
 * Where shops tell what goods cost by their measure: the European Economic Area (Directive
 * 98/6/EC), the United Kingdom (Price Marking Order 2004) and Switzerland (price disclosure
 * ordinance).
 */
public final class UnitPriceLaw {
  private UnitPriceLaw() {}

  /**
   * @param country of the store, ISO 3166-1 alpha-2
   */
  public static boolean holdsIn(String country) {
    return Europe.isInEconomicArea(country) || country.equals("GB") || country.equals("CH");
  }
}
