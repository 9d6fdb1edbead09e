package io.storeflow.platform.locale;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The line of an address that names the town, in the order of its country (Universal Postal Union,
 * S42: "60601 Chicago" reaches nobody in Illinois). What is missing is left out.
 */
public final class TownLine {

  /** "Chicago, IL 60601": the region is part of it, and set off. */
  private static final Set<String> COMMA_REGION_POSTCODE = Set.of("US", "PR", "VI", "GU", "AS");

  /** "Toronto ON M5V 2T6". */
  private static final Set<String> REGION_POSTCODE =
      Set.of("AU", "CA", "ID", "IE", "KR", "PH", "TH", "TW");

  /** "London E1 6AN"; a region follows where one is given. */
  private static final Set<String> POSTCODE =
      Set.of("BD", "BN", "GB", "GG", "HK", "IM", "IN", "JE", "LK", "NZ", "PK", "SG", "ZA");

  private TownLine() {}

  /**
   * @param country ISO 3166-1 alpha-2
   */
  public static String of(String country, String postalCode, String city, String region) {
    if (COMMA_REGION_POSTCODE.contains(country))
      return joined(", ", city, joined(" ", region, postalCode));
    if (REGION_POSTCODE.contains(country)) return joined(" ", city, region, postalCode);
    if (POSTCODE.contains(country)) return joined(", ", joined(" ", city, postalCode), region);
    return joined(", ", joined(" ", postalCode, city), region);
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
  }
}
