package io.storeflow.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FunnelTest {
  @Test
  void eachStageIsAShareOfTheOneBeforeAndOfVisits() {
    var sums =
        Map.of(
            FunnelStage.VISIT, 300L,
            FunnelStage.PRODUCT, 450L,
            FunnelStage.CART, 30L,
            FunnelStage.CHECKOUT, 20L,
            FunnelStage.ORDER, 1L);
    assertThat(Funnel.of(sums).steps())
        .containsExactly(
            new Funnel.Step(FunnelStage.VISIT, 300, null, null),
            new Funnel.Step(FunnelStage.PRODUCT, 450, 1_500_000, 1_500_000),
            new Funnel.Step(FunnelStage.CART, 30, 67_000, 100_000),
            new Funnel.Step(FunnelStage.CHECKOUT, 20, 667_000, 67_000),
            new Funnel.Step(FunnelStage.ORDER, 1, 50_000, 3_000));
  }

  @Test
  void nothingHasNoShares() {
    var none = Funnel.of(Map.of());
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.steps()).allMatch(it -> it.ofBefore() == null && it.ofVisits() == null);
    var orders =
        Funnel.of(Map.of(FunnelStage.ORDER, 5L, FunnelStage.VISIT, Long.MAX_VALUE / 8_000));
    assertThat(orders.steps().getLast().ofBefore()).isNull();
    assertThat(orders.steps().getLast().ofVisits()).isZero();
  }
}
