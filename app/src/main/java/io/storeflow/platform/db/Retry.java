package io.storeflow.platform.db;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does work again that lost a race, from its start, after a random pause that grows: the one such
 * loop there is.
 *
 * @param tries at most
 * @param within no other try begins when so much time has passed since the first
 */
public record Retry(int tries, Duration within) {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  /** Pauses grow up to this number of the try: 80 to 240 ms. */
  private static final int GROWS_UNTIL = 4;

  /**
   * @param lost whether a failure says that another try may do
   * @throws RuntimeException the failure of the last try
   */
  public <T> T run(Predicate<RuntimeException> lost, Supplier<T> work) {
    long begin = System.nanoTime();
    for (int tried = 1; ; tried++) {
      try {
        return work.get();
      } catch (RuntimeException failure) {
        boolean late = System.nanoTime() - begin > within.toNanos();
        if (tried >= tries || late || !lost.test(failure)) throw failure;
        LOG.debug("lost to another, try {} of {}", tried + 1, tries, failure);
        LockSupport.parkNanos(pause(tried).toNanos());
      }
    }
  }

  private static Duration pause(int tried) {
    long least = 5L << Math.min(tried, GROWS_UNTIL);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, 3 * least));
  }
}
