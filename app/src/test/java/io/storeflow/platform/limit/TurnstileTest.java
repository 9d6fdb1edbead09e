package io.storeflow.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  /** Three of five connections. */
  private final Turnstile turnstile = new Turnstile(5, Duration.ofMillis(100));

  @Test
  void refusesWhoseTurnDoesNotComeAndTakesThemAfterwards() throws Exception {
    var inside = new CountDownLatch(3);
    var leave = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++)
        threads.submit(
            () ->
                turnstile.pass(
                    () -> {
                      inside.countDown();
                      return awaited(leave);
                    }));
      inside.await();
      assertThat(turnstile.pass(() -> 4)).isEmpty();
      leave.countDown();
    }
    assertThat(turnstile.pass(() -> 5)).contains(5);
  }

  @Test
  void letsTheNextOneInWhenWorkFails() {
    for (int i = 0; i < 10; i++)
      assertThatThrownBy(
              () ->
                  turnstile.pass(
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .isInstanceOf(IllegalStateException.class);
    assertThat(turnstile.pass(() -> 1)).contains(1);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
