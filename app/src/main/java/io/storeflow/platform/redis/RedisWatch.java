package io.storeflow.platform.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.EqualJitterDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the connection in a thread of its own: connects as soon as there is a Redis, asks
 * every half second whether it still answers, opens and closes the breaker accordingly, and
 * connects again when messages no longer come through.
 */
final class RedisWatch {

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** So many rounds without an echo of our own say that the subscription is lost. */
  private static final int SILENCE = 10;

  private static final Logger log = LoggerFactory.getLogger(RedisWatch.class);

  private final RedisUrl url;
  private final CircuitBreaker breaker;
  private final RedisNews news;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "redis-watch");
  private volatile @Nullable RedissonClient client;
  private boolean saidAbsent;
  private int failures;
  private int silent;

  RedisWatch(RedisUrl url, CircuitBreaker breaker, RedisNews news) {
    this.url = url;
    this.breaker = breaker;
    this.news = news;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Nullable RedissonClient client() {
    return client;
  }

  void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop();
  }

  private void run() {
    try {
      do {
        round();
      } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      log.debug("No longer watching Redis");
    }
  }

  private void round() throws InterruptedException {
    try {
      var known = client;
      if (known == null) {
        connect();
      } else {
        check(known);
      }
    } catch (RuntimeException e) {
      log.debug("A round of watching Redis failed", e);
    }
  }

  private void connect() {
    try {
      var fresh = Redisson.create(config());
      try {
        news.listen(fresh);
      } catch (RuntimeException e) {
        fresh.shutdown(0, 1, TimeUnit.SECONDS);
        throw e;
      }
      client = fresh;
      failures = 0;
      silent = 0;
      saidAbsent = false;
      breaker.transitionToClosedState();
      log.info("Redis is connected");
    } catch (RuntimeException e) {
      if (!saidAbsent) {
        log.warn("Redis cannot be reached, working without it: {}", e.getMessage());
        saidAbsent = true;
      }
    }
  }

  private void check(RedissonClient known) throws InterruptedException {
    if (!answers(known)) {
      failures++;
      silent = 0;
      if (failures == 2) {
        breaker.transitionToOpenState();
        log.warn("Redis does not answer, working without it");
      }
      return;
    }
    if (breaker.getState() != CircuitBreaker.State.CLOSED) {
      breaker.transitionToClosedState();
      log.info("Redis answers again");
    }
    failures = 0;
    silent = news.echoed() ? 0 : silent + 1;
    if (silent > SILENCE) {
      log.warn("Messages no longer come through Redis, connecting again");
      drop();
    }
  }

  private boolean answers(RedissonClient known) throws InterruptedException {
    try {
      known
          .getBucket("storeflow:alive")
          .isExistsAsync()
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      news.channel(known).publishAsync(news.echo()).exceptionally(e -> 0L);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private void drop() {
    var known = client;
    client = null;
    if (known != null) {
      known.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }

  /**
   * Small pools and few threads (memory), no retries and short patience (a caller has something
   * better to do).
   */
  private Config config() {
    var config = new Config();
    config.setThreads(2).setNettyThreads(2).setUseScriptCache(true).setTcpNoDelay(true);
    config.setUsername(url.user()).setPassword(url.password());
    config
        .useSingleServer()
        .setAddress(url.address())
        .setDatabase(url.database())
        .setConnectionMinimumIdleSize(1)
        .setConnectionPoolSize(8)
        .setSubscriptionConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionPoolSize(2)
        .setConnectTimeout(500)
        .setTimeout((int) PATIENCE.toMillis())
        .setSubscriptionTimeout(1000)
        .setRetryAttempts(0)
        .setPingConnectionInterval(5000)
        .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(100), Duration.ofSeconds(1)));
    return config;
  }
}
