package io.storeflow.checkout;

import java.time.Duration;
import java.time.Instant;

/**
 * Numbers that a node took together and gives out one after the other. Whoever is busy takes twice
 * as many the next time. Not for several threads at once.
 */
final class NumberBlock {
  static final int LARGEST = 64;
  static final Duration BUSY = Duration.ofMillis(500);

  private long next;
  private long end;
  private int size = 1;
  private Instant takenAt = Instant.MIN;

  boolean isEmpty() {
    return next == end;
  }

  /** The next number of a block that is not empty. */
  long next() {
    if (isEmpty()) throw new IllegalStateException("No number is left");
    return next++;
  }

  /** How many to take now: twice as many as the last time if that was just now, else one. */
  int sizeOfNext(Instant now) {
    return takenAt.plus(BUSY).isAfter(now) ? Math.min(size * 2, LARGEST) : 1;
  }

  /** Takes the place of the numbers that were given out. */
  void fill(long first, int size, Instant now) {
    next = first;
    end = first + size;
    this.size = size;
    takenAt = now;
  }
}
