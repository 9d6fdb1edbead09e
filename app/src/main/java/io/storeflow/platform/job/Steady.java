package io.storeflow.platform.job;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether heartbeats have come through for a while. After an outage of the database, or at the
 * start, all heartbeats are old: those of the living are given time to come first.
 */
final class Steady {
  private final long gapNanos;
  private final long waitNanos;
  private final LongSupplier nanos;
  private long lookedAt;
  private long since;

  /**
   * Looks come at every second heartbeat.
   *
   * @param nanos as System.nanoTime
   */
  Steady(Duration heartbeat, LongSupplier nanos) {
    this.nanos = nanos;
    lookedAt = nanos.getAsLong();
    since = lookedAt;
    gapNanos = heartbeat.toNanos() * 3;
    waitNanos = heartbeat.toNanos() * 2;
  }

  synchronized void looked() {
    long now = nanos.getAsLong();
    if (now - lookedAt > gapNanos) since = now;
    lookedAt = now;
  }

  /** To be asked while looking. */
  synchronized boolean isSo() {
    long now = nanos.getAsLong();
    return now - lookedAt <= gapNanos && now - since >= waitNanos;
  }
}
