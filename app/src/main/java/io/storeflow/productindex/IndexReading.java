package io.storeflow.productindex;

import io.storeflow.productindex.FreshIndexes.State;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Reads whole stores beside the requests that ask for them: few at once, as each takes up to half
 * of the memory that there is; each once for all who wait. Who has no more patience goes without,
 * and the reading goes on.
 */
@Component
class IndexReading {
  private static final int AT_ONCE = 2;
  private static final int QUEUED = 100;
  private static final int IDLE_SECONDS = 30;

  /** Who may wait for long at once: each has a thread of the node. */
  private static final int PATIENT = 16;

  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Semaphore patient = new Semaphore(PATIENT);
  private final Map<Long, CompletableFuture<Optional<State>>> running = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(QUEUED),
          Thread.ofPlatform().daemon().name("product-index-", 0).factory());

  IndexReading() {
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * @param reading throws what whoever waits shall see
   * @param patience of the first who wait; others have no more than two seconds
   * @return what was read; empty if it was not done in time
   */
  Optional<State> read(long store, Supplier<Optional<State>> reading, Duration patience) {
    boolean isLong = patience.compareTo(SHORT) > 0;
    boolean waitsLong = isLong && patient.tryAcquire();
    try {
      var done = running.computeIfAbsent(store, id -> begin(id, reading));
      var wait = isLong && !waitsLong ? SHORT : patience;
      return done.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | RejectedExecutionException late) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(failed.getCause());
    } finally {
      if (waitsLong) patient.release();
    }
  }

  private CompletableFuture<Optional<State>> begin(long store, Supplier<Optional<State>> reading) {
    var done = new CompletableFuture<Optional<State>>();
    threads.execute(
        () -> {
          try {
            var read = reading.get();
            running.remove(store);
            done.complete(read);
          } catch (RuntimeException | Error failed) {
            running.remove(store);
            done.completeExceptionally(failed);
          }
        });
    return done;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
