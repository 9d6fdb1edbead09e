package io.storeflow.location;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a change of a figure goes that is the sum of several open locations, as {@code PlaceRule}
 * of the stock has it.
 *
 * @param main name of the location to which more comes
 * @param order names of those from which fewer are taken, the first ones in their order
 */
public record Spread(String main, String order) {
  private static final int NAMED = 5;

  /** Empty where there is one location, to which everything goes. */
  static Optional<Spread> of(List<Location> open) {
    if (open.size() < 2) return Optional.empty();
    var main = open.stream().filter(Location::main).findFirst().orElse(open.getFirst());
    var order = open.stream().limit(NAMED).map(Location::name).collect(Collectors.joining(", "));
    return Optional.of(new Spread(main.name(), open.size() > NAMED ? order + ", …" : order));
  }
}
