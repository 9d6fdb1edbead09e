package io.storeflow.allergen;

import io.storeflow.platform.code.Coded;
import java.util.List;
import java.util.Map;

/**
 * Classes of additives that must be named where food is sold unpacked, as on a menu. The code is
 * kept, and names the words: {@code allergen.additive.<code>}, in German those of the law.
 */
public enum Additive implements Coded {
  COLOUR,
  PRESERVATIVE,
  NITRITE_CURING_SALT,
  NITRATE,
  ANTIOXIDANT,
  FLAVOUR_ENHANCER,
  SULPHURATED,
  BLACKENED,
  WAXED,
  PHOSPHATE,
  SWEETENER,
  PHENYLALANINE,
  LAXATIVE;

  /**
   * Which a country wants to be named. Germany: § 5 of the <a
   * href="https://www.gesetze-im-internet.de/lmzdv/__5.html">LMZDV</a> of 2021, which took the
   * place of § 9 ZZulV. Of other countries no such list is known to us.
   */
  private static final Map<String, List<Additive>> WANTED = Map.of("DE", List.of(values()));

  /** By ISO 3166 code of the country; none where its law wants none. */
  public static List<Additive> wantedIn(String country) {
    return WANTED.getOrDefault(country, List.of());
  }
}
