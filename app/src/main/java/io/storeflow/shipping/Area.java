package io.storeflow.shipping;

import io.storeflow.platform.address.Countries;
import io.storeflow.postal.PostalArea;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of the world.
 *
 * @param countries ISO 3166-1 alpha-2, in the order of their codes
 * @param regions of these countries, as "US-NY"; a country of which none is named is meant whole
 * @param postcodes within these countries; empty for everywhere
 * @param except postcodes among them that do not belong to it
 */
public record Area(
    Set<String> countries,
    Set<String> regions,
    List<PostalArea> postcodes,
    List<PostalArea> except) {

  /** Whether an address lies in it, or what keeps it out. */
  public enum Reach {
    HERE,
    COUNTRY,
    REGION,
    POSTCODE,
    LEFT_OUT
  }

  /** All of these countries. */
  public static Area of(Set<String> countries) {
    return new Area(countries, Set.of(), List.of(), List.of());
  }

  /** As a row keeps it. */
  public static Area ofKept(
      String countries, String regions, List<PostalArea> postcodes, List<PostalArea> except) {
    return new Area(codes(countries), codes(regions), postcodes, except);
  }

  private static Set<String> codes(String kept) {
    return Arrays.stream(kept.split(","))
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Countries as a row keeps them. */
  public String keptCountries() {
    return String.join(",", new TreeSet<>(countries));
  }

  /** Regions as a row keeps them. */
  public String keptRegions() {
    return String.join(",", new TreeSet<>(regions));
  }

  public Reach reach(Address address) {
    var country = address.country();
    if (!countries.contains(country)) return Reach.COUNTRY;
    if (regions.stream().anyMatch(it -> it.startsWith(country + "-")) && !isInRegion(address))
      return Reach.REGION;
    if (hold(except, address)) return Reach.LEFT_OUT;
    return postcodes.isEmpty() || hold(postcodes, address) ? Reach.HERE : Reach.POSTCODE;
  }

  /**
   * Whether all of another area lies in it, and not all of it in the other: so far as countries,
   * and that it leaves none of them in part, tell.
   */
  public boolean exceeds(Area other) {
    return isWhole()
        && countries.containsAll(other.countries)
        && !(other.isWhole() && other.countries.containsAll(countries));
  }

  private boolean isWhole() {
    return regions.isEmpty() && postcodes.isEmpty() && except.isEmpty();
  }

  private boolean isInRegion(Address address) {
    var region = address.region().isEmpty() ? ofPostcode(address) : address.region();
    return regions.contains(address.country() + "-" + region);
  }

  /** Where only the postcode is known so far: its region, if it belongs to one alone. */
  private static String ofPostcode(Address address) {
    if (address.postalCode().isEmpty()) return "";
    var possible = Countries.of(address.country()).regionsOf(address.postalCode());
    return possible.size() == 1 ? possible.getFirst().code() : "";
  }

  private static boolean hold(List<PostalArea> areas, Address address) {
    return PostalArea.hold(areas, address.postalCode(), address.country());
  }
}
