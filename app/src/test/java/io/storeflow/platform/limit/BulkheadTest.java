package io.storeflow.platform.limit;

import static io.storeflow.platform.limit.CostlyWork.PASSWORD;
import static io.storeflow.platform.limit.CostlyWork.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storeflow.platform.failure.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class BulkheadTest {
  private static final long MB = 1L << 20;

  private final Bulkhead bulkhead = new Bulkhead(400 * MB, 4);
  private final CountDownLatch leave = new CountDownLatch(1);

  @Test
  void givesOutNoMoreOfTheHeapThanTheBudgetHoweverManyCome() throws Exception {
    long budget = bulkhead.budget(PASSWORD);
    assertThat(budget).isBetween(79 * MB, 80 * MB);
    var used = new AtomicLong();
    var most = new AtomicLong();
    var done = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 90; i++) {
        long bytes = (i % 3 + 1) * 15 * MB;
        threads.submit(
            () ->
                bulkhead.run(
                    PASSWORD,
                    bytes,
                    () -> {
                      most.accumulateAndGet(used.addAndGet(bytes), Math::max);
                      Thread.yield();
                      used.addAndGet(-bytes);
                      return done.incrementAndGet();
                    }));
      }
    }
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(budget);
    assertThat(done).hasValue(90);
  }

  @Test
  void sendsAwayWithATimeToComeBackWhoFindsTheQueueFullAndTakesThemAfterwards() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      fill(PICTURE, threads);
      var refused =
          catchThrowableOfType(Problem.class, () -> bulkhead.run(PICTURE, MB, () -> "in"));
      assertThat(refused.status().value()).isEqualTo(503);
      assertThat(refused.more()).containsEntry("retry_after", 5L);
      assertThat(bulkhead.<String>run(PASSWORD, MB, () -> "another kind"))
          .isEqualTo("another kind");
      leave.countDown();
    }
    assertThat(bulkhead.<String>run(PICTURE, MB, () -> "in")).isEqualTo("in");
  }

  @Test
  void takesWhatIsLargerThanTheBudgetAlone() {
    assertThat(bulkhead.<Integer>run(PICTURE, Long.MAX_VALUE / 2, () -> 1)).isEqualTo(1);
  }

  @Test
  void leavesNothingReservedWhenWorkFails() {
    for (int i = 0; i < 50; i++)
      assertThatThrownBy(
              () ->
                  bulkhead.run(
                      PICTURE,
                      60 * MB,
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .isInstanceOf(IllegalStateException.class);
    assertThat(bulkhead.<Integer>run(PICTURE, 60 * MB, () -> 1)).isEqualTo(1);
  }

  @Test
  void doesNothingInsideATransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatThrownBy(() -> bulkhead.run(PASSWORD, MB, () -> 1))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  /** As many as may work and as many as may wait. */
  private void fill(CostlyWork kind, ExecutorService threads) {
    int many = kind.threads(4) + kind.queue();
    IntStream.range(0, many)
        .forEach(i -> threads.submit(() -> bulkhead.run(kind, MB, this::untilTold)));
    while (bulkhead.waiting(kind) < kind.queue()) Thread.onSpinWait();
  }

  private int untilTold() {
    try {
      leave.await();
      return 1;
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }
}
