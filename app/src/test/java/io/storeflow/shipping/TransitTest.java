package io.storeflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long parcels take in all that is offered. */
class TransitTest {
  @Test
  void holdsForEachOfThem() {
    assertThat(Transit.ofAll(List.of(new Transit(2, 3), new Transit(1, 1), new Transit(2, 6))))
        .isEqualTo(new Transit(1, 6));
  }

  @Test
  void isNotKnownWhereOneIsNot() {
    assertThat(Transit.ofAll(Arrays.asList(new Transit(2, 3), null))).isNull();
    assertThat(Transit.ofAll(List.of())).isNull();
  }
}
