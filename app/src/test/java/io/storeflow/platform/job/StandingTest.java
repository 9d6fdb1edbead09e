package io.storeflow.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.job.Jobs.Standing;
import io.storeflow.platform.job.Jobs.Way;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant NOW = Instant.parse("2026-12-03T17:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant SOON = NOW.plus(MINUTE);
  private static final Instant EARLIER = NOW.minus(Duration.ofMinutes(5));

  private static Standing of(boolean picked, Instant at, int failures, @Nullable Instant failed) {
    return Standing.of(picked, at, failures, failed, NOW, MINUTE);
  }

  @Test
  void workWaitsUntilItsTimeCameTooLongAgo() {
    assertThat(of(false, SOON, 0, null)).isEqualTo(new Standing(Way.WAITING, SOON, null));
    var lately = NOW.minus(MINUTE);
    assertThat(of(false, lately, 0, null)).isEqualTo(new Standing(Way.WAITING, lately, null));
    assertThat(of(false, EARLIER, 0, null)).isEqualTo(new Standing(Way.LATE, EARLIER, null));
  }

  @Test
  void workThatIsBeingDoneIsNeitherLateNorFailing() {
    assertThat(of(true, EARLIER, 0, null).way()).isEqualTo(Way.DOING);
    assertThat(of(true, EARLIER, 3, EARLIER).way()).isEqualTo(Way.DOING);
  }

  @Test
  void workThatFailedSaysWhenAndWhenItIsTriedAgain() {
    assertThat(of(false, SOON, 2, EARLIER)).isEqualTo(new Standing(Way.FAILING, EARLIER, SOON));
    // Its time has come, but its lane rests, or others come first.
    assertThat(of(false, EARLIER, 2, EARLIER)).isEqualTo(new Standing(Way.FAILING, EARLIER, null));
  }
}
