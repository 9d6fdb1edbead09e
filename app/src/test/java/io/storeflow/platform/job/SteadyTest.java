package io.storeflow.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Looks come every 20 s, heartbeats every 10. */
class SteadyTest {
  private final AtomicLong now = new AtomicLong();
  private final Steady steady = new Steady(Duration.ofSeconds(10), now::get);

  @Test
  void isNotSoAtTheStartAndThenIs() {
    assertThat(steady.isSo()).isFalse();
    steady.looked();
    passes(20);
    assertThat(steady.isSo()).isTrue();
  }

  @Test
  void isNotSoRightAfterAnOutage() {
    steady.looked();
    passes(20);
    steady.looked();
    passes(90);
    assertThat(steady.isSo()).as("the first look after it").isFalse();
    steady.looked();
    passes(1);
    assertThat(steady.isSo()).as("heartbeats have had no time").isFalse();
    passes(19);
    assertThat(steady.isSo()).isTrue();
  }

  private void passes(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
