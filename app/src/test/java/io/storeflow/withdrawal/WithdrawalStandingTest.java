package io.storeflow.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which withdrawals staff may take as proven. */
class WithdrawalStandingTest {

  @Test
  void staffTakeWhatNamesAnOrderAndWaitsAndIsNotShown() {
    assertThat(it(1001L, false, FulfilmentState.NEW, false).mayBeTaken()).isTrue();
    assertThat(it(1001L, false, FulfilmentState.COMPLETED, false).mayBeTaken()).isTrue();
    assertThat(it(null, false, null, false).mayBeTaken()).as("names none").isFalse();
    assertThat(it(1001L, true, FulfilmentState.NEW, false).mayBeTaken()).as("shown").isFalse();
    assertThat(it(1001L, false, FulfilmentState.NEW, true).mayBeTaken()).as("closed").isFalse();
    assertThat(it(1001L, false, FulfilmentState.CANCELLED, false).mayBeTaken()).isFalse();
  }

  private static Withdrawal it(
      @Nullable Long number, boolean proven, @Nullable FulfilmentState at, boolean answered) {
    var now = Instant.EPOCH;
    return new Withdrawal(
        1,
        "w",
        "Ayşe",
        "1001",
        number,
        "ayse@example.com",
        "",
        proven,
        false,
        now,
        "",
        answered ? now : null,
        at,
        null,
        1000,
        0,
        List.of(),
        true);
  }
}
