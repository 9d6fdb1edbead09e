package io.storeflow.platform.locale;

import com.ibm.icu.util.Region;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose shops follow the law of the European Union: as CLDR has its members. */
public final class Europe {
  private static final Set<String> UNION =
      Region.getInstance("EU").getContainedRegions().stream()
          .map(Region::toString)
          .collect(Collectors.toUnmodifiableSet());

  /** Members of the European Economic Area beside those of the Union. */
  private static final Set<String> BESIDE = Set.of("IS", "LI", "NO");

  private Europe() {}

  /** The members of the Union, ISO 3166-1 alpha-2. */
  public static Set<String> union() {
    return UNION;
  }

  /**
   * @param country ISO 3166-1 alpha-2
   */
  public static boolean isInUnion(String country) {
    return UNION.contains(country);
  }

  /**
   * @param country ISO 3166-1 alpha-2
   */
  public static boolean isInEconomicArea(String country) {
    return isInUnion(country) || BESIDE.contains(country);
  }
}
