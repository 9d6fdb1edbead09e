package io.storeflow.shipping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of the world.
 *
 * @param countries ISO 3166-1 alpha-2, in the order of their codes
 * @param postcodes within these countries; empty for everywhere
 * @param except postcodes among them that do not belong to it
 */
public record Area(Set<String> countries, List<PostalArea> postcodes, List<PostalArea> except) {

  /** Whether an address lies in it, or what keeps it out. */
  public enum Reach {
    HERE,
    COUNTRY,
    POSTCODE,
    LEFT_OUT
  }

  /** All of these countries. */
  public static Area of(Set<String> countries) {
    return new Area(countries, List.of(), List.of());
  }

  static Area ofKept(String countries, List<PostalArea> postcodes, List<PostalArea> except) {
    var codes = Arrays.stream(countries.split(",")).filter(code -> !code.isEmpty());
    return new Area(codes.collect(Collectors.toCollection(TreeSet::new)), postcodes, except);
  }

  /** Countries as a row keeps them. */
  public String keptCountries() {
    return String.join(",", new TreeSet<>(countries));
  }

  public Reach reach(Address address) {
    if (!countries.contains(address.country())) return Reach.COUNTRY;
    if (hold(except, address)) return Reach.LEFT_OUT;
    return postcodes.isEmpty() || hold(postcodes, address) ? Reach.HERE : Reach.POSTCODE;
  }

  private static boolean hold(List<PostalArea> areas, Address address) {
    return areas.stream().anyMatch(it -> it.holds(address.postalCode(), address.country()));
  }
}
