package io.storeflow.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Address;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void oneLocationHasAllOfIt() {
    assertThat(Spread.of(named("Shop"))).isEmpty();
  }

  @Test
  void moreComesToTheMainOneAndFewerGoInOrder() {
    assertThat(Spread.of(named("Depot", "Shop"))).contains(new Spread("Shop", "Depot, Shop"));
    assertThat(Spread.of(named("A", "B", "C", "D", "E", "Shop")))
        .contains(new Spread("Shop", "A, B, C, D, E, …"));
  }

  /** The last one is the main one. */
  private static List<Location> named(String... names) {
    return Stream.of(names)
        .map(it -> new Location(1, it, it, Address.NONE, it.equals("Shop"), true, 0))
        .toList();
  }
}
