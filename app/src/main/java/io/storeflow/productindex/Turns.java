package io.storeflow.productindex;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets only so many do something at once, so that together they do not need too much memory. */
final class Turns {
  private final Semaphore free;
  private final Duration patience;

  /**
   * @param patience how long somebody waits
   */
  Turns(int most, Duration patience) {
    this.free = new Semaphore(most);
    this.patience = patience;
  }

  /** Whether it may begin; whoever does must also {@link #end}. */
  boolean begin() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void end() {
    free.release();
  }
}
