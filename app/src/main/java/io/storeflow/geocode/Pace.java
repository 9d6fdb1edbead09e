package io.storeflow.geocode;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One request after the other, in the order in which they come, no faster than is allowed. */
final class Pace {
  private final Supplier<Duration> turn;
  private final ReentrantLock first = new ReentrantLock(true);

  /**
   * @param turn takes one; zero if it has, else how long until there may be one
   */
  Pace(Supplier<Duration> turn) {
    this.turn = turn;
  }

  /**
   * Waits for a turn.
   *
   * @param end by {@link System#nanoTime}
   * @return whether there was one until then
   */
  boolean await(long end) {
    try {
      if (!first.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) return false;
      try {
        return taken(end);
      } finally {
        first.unlock();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean taken(long end) throws InterruptedException {
    for (var wait = turn.get(); !wait.isZero(); wait = turn.get()) {
      if (System.nanoTime() + wait.toNanos() - end > 0) return false;
      Thread.sleep(wait);
    }
    return true;
  }
}
