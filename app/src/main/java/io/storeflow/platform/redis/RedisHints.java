package io.storeflow.platform.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The only way to Redis, which may be absent, stopped or frozen at any moment. A call costs at most
 * {@link #PATIENCE}, and next to nothing once a few calls have failed; nothing here ever throws
 * because of Redis. What is in Redis is a hint: the caller must be right without it.
 */
@Component
public class RedisHints implements AutoCloseable {

  /** The longest that one question holds up its thread. */
  static final Duration PATIENCE = Duration.ofMillis(150);

  private static final int MOST_IN_FLIGHT = 512;
  private static final Logger log = LoggerFactory.getLogger(RedisHints.class);

  private final CircuitBreaker breaker = breaker();
  private final Semaphore tells = new Semaphore(MOST_IN_FLIGHT);
  private final RedisNews news = new RedisNews();
  private final @Nullable RedisWatch watch;

  /**
   * @param url like {@code redis://user:password@host:6379/0} or {@code rediss://...}; empty means
   *     that there is no Redis
   */
  @Autowired
  public RedisHints(@Value("${storeflow.redis.url:}") String url, MeterRegistry meters) {
    if (url.isBlank()) {
      watch = null;
      log.info("No Redis (storeflow.redis.url is not set): limits and caches are this node's own");
      return;
    }
    watch = new RedisWatch(RedisUrl.of(url.strip()), breaker, news);
    Gauge.builder("storeflow.redis.up", this, it -> it.healthy() ? 1 : 0)
        .description("1 while Redis answers, 0 while this node works without it")
        .register(meters);
    watch.start();
  }

  /**
   * Asks Redis and waits up to {@link #PATIENCE}. Use the {@code ...Async} methods of Redisson, and
   * keep no object of the client for later: the client may be replaced.
   *
   * @return the answer; empty if it is null or Redis did not give one
   */
  public <T> Optional<T> ask(Function<RedissonClient, ? extends CompletionStage<T>> question) {
    return ask(question, PATIENCE);
  }

  /** Like the other, for those who would rather do without than wait so long. */
  public <T> Optional<T> ask(
      Function<RedissonClient, ? extends CompletionStage<T>> question, Duration patience) {
    var answer = send(question);
    if (answer == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(answer.get(patience.toMillis() + 1, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells Redis something without waiting. Dropped when Redis is gone or too much is on its way.
   *
   * @return whether it was sent
   */
  public boolean tell(Function<RedissonClient, ? extends CompletionStage<?>> message) {
    if (!tells.tryAcquire()) {
      return false;
    }
    var answer = send(client -> message.apply(client).thenApply(done -> true));
    if (answer == null) {
      tells.release();
      return false;
    }
    answer.whenComplete((done, failure) -> tells.release());
    return true;
  }

  /** Whether Redis is there and answered lately. */
  public boolean healthy() {
    return watch != null
        && watch.client() != null
        && breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /**
   * Says something to the other nodes that run right now, without waiting; lost when Redis is gone.
   * This node does not hear itself: it acts on its own news directly, which works without Redis
   * too.
   *
   * @param topic a short name without line breaks
   */
  public void publish(String topic, String message) {
    var letter = news.letter(topic, message);
    tell(client -> news.channel(client).publishAsync(letter));
  }

  /**
   * Hears what other nodes publish, in the order of each sender, from now on and again after every
   * outage; what was said during one is lost. The listener shares one thread with all others: it
   * must be quick.
   */
  public void subscribe(String topic, Consumer<String> listener) {
    news.subscribe(topic, listener);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }

  private <T> @Nullable CompletableFuture<T> send(
      Function<RedissonClient, ? extends CompletionStage<T>> question) {
    var client = watch == null ? null : watch.client();
    if (client == null || !breaker.tryAcquirePermission()) {
      return null;
    }
    var start = System.nanoTime();
    CompletableFuture<T> answer;
    try {
      answer = question.apply(client).toCompletableFuture().copy();
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((value, failure) -> count(start, failure));
  }

  private void count(long start, @Nullable Throwable failure) {
    var nanos = System.nanoTime() - start;
    if (failure == null) {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      return;
    }
    breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    if (isOurMistake(failure)) {
      log.warn("Redis refused a command", failure);
    } else {
      log.debug("Redis did not answer", failure);
    }
  }

  /** An answer that says no is an answer: it must not take Redis away from everybody else. */
  private static boolean isOurMistake(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return failure.getClass() == RedisException.class || cause.getClass() == RedisException.class;
  }

  /**
   * Opened by four failures of eight calls, and closed by {@link RedisWatch} alone, so that no
   * request pays for probing.
   */
  private static CircuitBreaker breaker() {
    return CircuitBreaker.of(
        "redis",
        CircuitBreakerConfig.custom()
            .slidingWindow(8, 4, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofDays(365))
            .ignoreException(RedisHints::isOurMistake)
            .build());
  }
}
