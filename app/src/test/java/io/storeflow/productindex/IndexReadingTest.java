package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.storeflow.productindex.FreshIndexes.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store is read once for all who wait, and goes on being read for nobody. */
class IndexReadingTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration NONE = Duration.ZERO;
  private static final Optional<State> READ =
      Optional.of(new State(StoreIndex.of(new Terms(), List.of()), 1, 1, 1, Instant.EPOCH));

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
    assertThat(whole.read(1, this::slowly, NONE)).isEmpty();
    assertThat(whole.read(1, this::slowly, NONE)).isEmpty();
    await().untilAtomic(readings, is(1));
    gate.countDown();
    assertThat(whole.read(1, () -> READ, LONG)).isEqualTo(READ);
    assertThat(readings).hasValue(1);
  }

  @Test
  void twoStoresAtOnceAndNoThird() {
    assertThat(whole.read(1, this::slowly, NONE)).isEmpty();
    assertThat(whole.read(2, this::slowly, NONE)).isEmpty();
    assertThat(whole.read(3, () -> READ, Duration.ofMillis(50))).isEmpty();
    gate.countDown();
    assertThat(whole.read(3, () -> READ, LONG)).isEqualTo(READ);
  }

  @Test
  void saysWhatFailedAndBeginsAnew() {
    Supplier<Optional<State>> failing =
        () -> {
          throw new IllegalArgumentException("the database is away");
        };
    assertThatThrownBy(() -> whole.read(1, failing, LONG)).hasMessage("the database is away");
    assertThat(whole.read(1, () -> READ, LONG)).isEqualTo(READ);
  }

  private Optional<State> slowly() {
    readings.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return READ;
  }
}
