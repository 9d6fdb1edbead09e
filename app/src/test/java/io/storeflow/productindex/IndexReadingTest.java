package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store is read once for all who wait, and goes on being read for nobody. */
class IndexReadingTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration NONE = Duration.ZERO;

  private final IndexReading whole = new IndexReading();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger readings = new AtomicInteger();

  @AfterEach
  void stop() {
    gate.countDown();
    whole.stop();
  }

  @Test
  void whoHasNoPatienceGoesWithoutAndTheReadingGoesOn() {
    assertThat(whole.read(1, this::slowly, NONE)).isFalse();
    assertThat(whole.read(1, this::slowly, NONE)).isFalse();
    await().untilAtomic(readings, is(1));
    gate.countDown();
    await().until(() -> whole.read(1, () -> {}, LONG));
    assertThat(readings).hasValue(1);
  }

  @Test
  void twoStoresAtOnceAndNoThird() {
    assertThat(whole.read(1, this::slowly, NONE)).isFalse();
    assertThat(whole.read(2, this::slowly, NONE)).isFalse();
    assertThat(whole.read(3, () -> {}, Duration.ofMillis(50))).isFalse();
    gate.countDown();
    assertThat(whole.read(3, () -> {}, LONG)).isTrue();
  }

  @Test
  void saysWhatFailedAndBeginsAnew() {
    Runnable failing =
        () -> {
          throw new IllegalArgumentException("the database is away");
        };
    assertThatThrownBy(() -> whole.read(1, failing, LONG)).hasMessage("the database is away");
    assertThat(whole.read(1, () -> {}, LONG)).isTrue();
  }

  private void slowly() {
    readings.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
