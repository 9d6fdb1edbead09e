package io.storeflow.productindex;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private final Map<Long, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
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
   * @return whether it was done in time
   */
  boolean read(long store, Runnable reading, Duration patience) {
    try {
      var done = running.computeIfAbsent(store, id -> begin(id, reading));
      done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | RejectedExecutionException late) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(failed.getCause());
    }
  }

  private CompletableFuture<Void> begin(long store, Runnable reading) {
    var done = new CompletableFuture<Void>();
    threads.execute(
        () -> {
          try {
            reading.run();
            running.remove(store);
            done.complete(null);
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
