package io.storeflow.platform.limit;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The room of one kind of costly work: first come, first served. */
final class Lane {
  /** What permits are counted in: bytes would not fit into an int. */
  private static final int UNIT = 1024;

  private final int units;
  private final Semaphore memory;
  private final Semaphore threads;
  private final int queue;
  private final long patienceNanos;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable Counter refused;

  Lane(long bytes, int threads, CostlyWork kind) {
    units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    memory = new Semaphore(units, true);
    this.threads = new Semaphore(threads, true);
    queue = kind.queue();
    patienceNanos = kind.patience().toNanos();
  }

  void countRefused(Counter counter) {
    refused = counter;
  }

  /** Waits for room and takes it; false if the queue is full or time is up. */
  boolean enter(long bytes) {
    boolean entered =
        waiting.incrementAndGet() <= queue + threads.availablePermits() && takes(bytes);
    waiting.decrementAndGet();
    var counter = refused;
    if (!entered && counter != null) counter.increment();
    return entered;
  }

  void leave(long bytes) {
    memory.release(units(bytes));
    threads.release();
  }

  private boolean takes(long bytes) {
    long until = System.nanoTime() + patienceNanos;
    if (!acquires(threads, 1, until)) return false;
    if (acquires(memory, units(bytes), until)) return true;
    threads.release();
    return false;
  }

  private static boolean acquires(Semaphore room, int permits, long until) {
    try {
      return room.tryAcquire(permits, until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int units(long bytes) {
    return (int) Math.clamp((bytes + UNIT - 1) / UNIT, 1, units);
  }

  long budget() {
    return (long) units * UNIT;
  }

  long used() {
    return (long) (units - memory.availablePermits()) * UNIT;
  }

  int waiting() {
    return waiting.get();
  }
}
