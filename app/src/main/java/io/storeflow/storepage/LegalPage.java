package io.storeflow.storepage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.locale.Europe;
import java.util.List;
import java.util.Set;

/** A page that every shopper has to find; a store has one of each. */
public enum LegalPage implements Coded {
  IMPRINT,
  TERMS,
  PRIVACY,
  WITHDRAWAL;

  /**
   * Those that a shop of the country needs: who sells (Directive 2000/31/EC, article 5), what is
   * kept of people (Regulation (EU) 2016/679, article 13) and how to withdraw (Directive
   * 2011/83/EU, article 6) within the European Economic Area. Of others only what is kept of people
   * is asked for. Terms are wise and nowhere a must.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static List<LegalPage> neededIn(String country) {
    return Europe.isInEconomicArea(country)
        ? List.of(IMPRINT, PRIVACY, WITHDRAWAL)
        : List.of(PRIVACY);
  }

  /** Needed, and not among those that are there. */
  public static List<LegalPage> missing(String country, Set<LegalPage> there) {
    return neededIn(country).stream().filter(it -> !there.contains(it)).toList();
  }

  /** Whether shoppers are to read it before they order. */
  public boolean isBeforeOrder() {
    return this != IMPRINT;
  }
}
