package io.storeflow.platform.locale;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages that StoreFlow has words in: those of shops, and the fewer ones of dashboards. */
public final class Languages {
  /** What staff read. */
  public static final List<Locale> OF_STAFF = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final String ENGLISH = "en";

  private static final Set<String> OF_SHOPS =
      Stream.of(Locale.getISOLanguages())
          .filter(Languages::exists)
          .collect(Collectors.toCollection(TreeSet::new));

  private Languages() {}

  /** As codes of ISO 639. */
  public static Set<String> ofShops() {
    return OF_SHOPS;
  }

  /**
   * The language whose words are really shown to whom that one is wished: itself, or English as it
   * is written in the same region.
   */
  public static Locale shown(Locale wished) {
    return OF_SHOPS.contains(wished.getLanguage())
        ? wished
        : Locale.of(ENGLISH, wished.getCountry());
  }

  private static boolean exists(String language) {
    var words = "/messages/shop_" + language + ".properties";
    return language.equals(ENGLISH) || Languages.class.getResource(words) != null;
  }
}
