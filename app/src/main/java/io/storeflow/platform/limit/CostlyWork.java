package io.storeflow.platform.limit;

import io.storeflow.platform.code.Coded;
import java.time.Duration;

/** Kinds of work for the {@link Bulkhead}, with what all of a kind may take at once. */
public enum CostlyWork implements Coded {
  /** Argon2: 20 MB and some 100 ms of a processor each; forty at once are done in seconds. */
  PASSWORD(20, 21L << 20, 100, Duration.ofSeconds(20)),

  /** Decoding a picture and making it small: seconds of a processor for the largest. */
  PICTURE(25, 40L << 20, 20, Duration.ofSeconds(20)),

  /** Drawing documents as PDF: 100 ms of a processor for a page, more for hundreds. */
  PAPER(15, 32L << 20, 20, Duration.ofSeconds(20)),

  /**
   * Sending what does not fit into the buffers of a connection: 64 kB each, and a thread for as
   * long as the client takes.
   */
  LONG_ANSWER(1, 4L << 20, 20, Duration.ofSeconds(2));

  /** Of 200 threads that answer. */
  private static final int LONG_ANSWERS = 60;

  private final int percentOfHeap;
  private final long leastBytes;
  private final int queue;
  private final Duration patience;

  /**
   * @param leastBytes the budget where the share of the heap is smaller: one piece of such work
   * @param queue how many may wait, each with a thread of the server
   * @param patience how long one waits; less than proxies and people do
   */
  CostlyWork(int percentOfHeap, long leastBytes, int queue, Duration patience) {
    this.percentOfHeap = percentOfHeap;
    this.leastBytes = leastBytes;
    this.queue = queue;
    this.patience = patience;
  }

  long bytes(long heap) {
    return Math.max(leastBytes, heap / 100 * percentOfHeap);
  }

  /** What computes gains nothing by more threads than processors, but needs more memory. */
  int threads(int processors) {
    return switch (this) {
      case PASSWORD -> Math.max(1, processors);
      case PICTURE, PAPER -> Math.max(1, processors / 2);
      case LONG_ANSWER -> LONG_ANSWERS;
    };
  }

  int queue() {
    return queue;
  }

  Duration patience() {
    return patience;
  }
}
