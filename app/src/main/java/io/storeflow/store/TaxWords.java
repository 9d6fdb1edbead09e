package io.storeflow.store;

import io.storeflow.platform.code.Coded;
import java.util.Set;

/** What a store says of the tax in its prices; the value is stored. */
public enum TaxWords implements Coded {
  INCLUDED,
  EXCLUDED,
  /** No page says a word about it. */
  UNSAID;

  /**
   * Where prices for consumers hold the tax by law or custom: the European Economic Area (Directive
   * 98/6/EC), the United Kingdom, Switzerland, and others with a value-added or goods tax.
   */
  private static final Set<String> IN_THE_PRICE =
      Set.of(
          ("AD AE AR AT AU BE BG BR CH CL CN CO CY CZ DE DK EE ES FI FR GB GR HR HU ID IE IL IN IS"
                  + " IT JP KR LI LT LU LV MC MT MX MY NL NO NZ PH PL PT RO RS SA SE SG SI SK SM TH"
                  + " TR TW UA VN ZA")
              .split(" "));

  /** What a new store says in that country (ISO 3166-1 alpha-2). */
  public static TaxWords usual(String country) {
    return IN_THE_PRICE.contains(country) ? INCLUDED : UNSAID;
  }
}
