package io.storeflow.shipping;

import io.storeflow.geo.Coordinates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a store brings what it sells to people, all of it.
 *
 * @param pickups rates of pickup, in their order
 * @param zones in their order, with their rates
 * @param origin from which distances are measured; null where that is not known
 */
public record ShippingBook(
    List<Rate> pickups, List<Zone> zones, List<Profile> profiles, @Nullable Coordinates origin) {
  public static final ShippingBook EMPTY = new ShippingBook(List.of(), List.of(), List.of(), null);

  private static final Comparator<Rate> IN_ORDER =
      Comparator.comparingInt(Rate::position).thenComparingLong(Rate::id);

  /**
   * @param zones without their rates
   * @param rates all of the store
   */
  static ShippingBook of(
      List<Zone> zones, List<Rate> rates, List<Profile> profiles, @Nullable Coordinates origin) {
    var sorted = rates.stream().sorted(IN_ORDER).toList();
    return new ShippingBook(
        sorted.stream().filter(it -> it.zone() == null && it.method() == Method.PICKUP).toList(),
        zones.stream().map(zone -> zone.with(of(zone, sorted))).toList(),
        profiles,
        origin);
  }

  /** One that measures nothing. */
  public ShippingBook(List<Rate> pickups, List<Zone> zones, List<Profile> profiles) {
    this(pickups, zones, profiles, null);
  }

  /** The same where nobody can say how far it is to an address. */
  public ShippingBook unmeasured() {
    return new ShippingBook(pickups, zones, profiles);
  }

  /** Whether anybody can be told what it costs: a rate by distance needs one that is measured. */
  public boolean isPriced(Rate rate) {
    return origin != null || !rate.isByWay();
  }

  /** Whether anything depends on where an address lies. */
  public boolean measures() {
    return origin != null && zones.stream().anyMatch(ShippingBook::isMeasured);
  }

  /** Whether anything that goes to that address depends on where it lies. */
  public boolean measures(Set<Method> offered, Address address) {
    return origin != null
        && offered.contains(Method.DELIVERY)
        && zones(Method.DELIVERY).stream()
            .filter(it -> it.area().reach(address) == Area.Reach.HERE)
            .findFirst()
            .filter(ShippingBook::isMeasured)
            .isPresent();
  }

  private static boolean isMeasured(Zone zone) {
    return zone.rates().stream().anyMatch(it -> it.active() && it.isByWay());
  }

  /** How far it is; null where that is not known. */
  public @Nullable Integer metresTo(@Nullable Coordinates at) {
    return origin == null || at == null ? null : Integer.valueOf(origin.metresTo(at));
  }

  private static List<Rate> of(Zone zone, List<Rate> rates) {
    return rates.stream().filter(it -> it.zone() != null && it.zone() == zone.id()).toList();
  }

  /** All rates in the order of the store, also those switched off. */
  public List<Rate> rates() {
    return Stream.concat(pickups.stream(), zones.stream().flatMap(it -> it.rates().stream()))
        .sorted(IN_ORDER)
        .toList();
  }

  public List<Rate> rates(Method method) {
    return rates().stream().filter(it -> it.method() == method).toList();
  }

  /** The rate of that public id, switched on or not; null for none. */
  public @Nullable Rate rate(String publicId) {
    for (var rate : pickups) if (rate.publicId().equals(publicId)) return rate;
    for (var zone : zones)
      for (var rate : zone.rates()) if (rate.publicId().equals(publicId)) return rate;
    return null;
  }

  public List<Zone> zones(Method method) {
    return zones.stream().filter(it -> it.method() == method).toList();
  }

  public Optional<Zone> zone(String publicId) {
    return zones.stream().filter(it -> it.publicId().equals(publicId)).findFirst();
  }

  public Optional<Zone> zone(Rate rate) {
    return zones.stream().filter(it -> rate.zone() != null && it.id() == rate.zone()).findFirst();
  }

  public Optional<Profile> profile(String publicId) {
    return profiles.stream().filter(it -> it.publicId().equals(publicId)).findFirst();
  }

  /** The name of a profile; null for goods without one. */
  public @Nullable String profileName(long id) {
    return profiles.stream()
        .filter(it -> it.id() == id)
        .map(Profile::name)
        .findFirst()
        .orElse(null);
  }

  /** Countries to which something goes, by methods that are asked for. */
  public Set<String> countries(Predicate<Method> method) {
    return zones.stream()
        .filter(it -> method.test(it.method()))
        .filter(it -> it.rates().stream().anyMatch(rate -> rate.active() && isPriced(rate)))
        .flatMap(it -> it.area().countries().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
