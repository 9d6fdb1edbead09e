package io.storeflow.platform.job;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a lane rest while what its work needs is away: after a few {@link Away} in a row nothing is
 * taken for a while, then one failure more is enough. What waits keeps its place, its time and its
 * tries.
 */
final class Rest {
  private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
  private static final int PATIENCE = 3;

  private final String lane;
  private final Duration length;
  private final Runnable begin;
  private final Runnable end;
  private int inARow;
  private boolean resting;
  private boolean said;

  /**
   * @param begin stops taking work
   * @param end takes work again
   */
  Rest(String lane, Duration length, Runnable begin, Runnable end) {
    this.lane = lane;
    this.length = length;
    this.begin = begin;
    this.end = end;
  }

  synchronized boolean resting() {
    return resting;
  }

  synchronized void away(Throwable cause) {
    if (++inARow < PATIENCE || resting) return;
    resting = true;
    if (!said) LOG.warn("Jobs of lane {} wait, as what they need is away: {}", lane, text(cause));
    said = true;
    begin.run();
    CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS).execute(this::over);
  }

  synchronized void well() {
    inARow = 0;
    if (said) LOG.info("What the jobs of lane {} need is there again", lane);
    said = false;
  }

  private synchronized void over() {
    resting = false;
    inARow = Math.min(inARow, PATIENCE - 1);
    end.run();
  }

  private static String text(Throwable cause) {
    var first = cause.getCause() == null ? cause : cause.getCause();
    return cause.getMessage() + " (" + first + ")";
  }
}
