package io.storeflow.platform.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets so many who take stock, checkouts and carts that are held, into the database at once and the
 * others wait their turn, first come first served. A burst of shoppers is then slower, but nobody
 * fails for want of a connection, and what else is asked for still gets one. Those who wait keep
 * their threads: beyond as many as the server has, requests wait before it.
 */
@Component
public class Turnstile {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** When one whose turn did not come may come again. */
  public static final Duration LATER = Duration.ofSeconds(5);

  private final Semaphore turns;
  private final Duration patience;

  /**
   * @param connections of the pool; three of five are for them
   */
  @Autowired
  Turnstile(@Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
    this(connections, PATIENCE);
  }

  Turnstile(int connections, Duration patience) {
    turns = new Semaphore(Math.max(1, connections * 3 / 5), true);
    this.patience = patience;
  }

  /** Does the work when its turn comes; nothing, and the answer is empty, if that takes 20 s. */
  public <T> Optional<T> pass(Supplier<T> work) {
    if (!waits()) return Optional.empty();
    try {
      return Optional.of(work.get());
    } finally {
      turns.release();
    }
  }

  private boolean waits() {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
