package io.storeflow.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.net.RequestOptions.RequestOptionsBuilder;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one way to Stripe. People who wait and work behind the scenes have a lane each, of few
 * places; a place that is not free soon is as if Stripe were away. Once half of the last questions
 * were not answered, nobody waits for an answer for a while.
 */
@Component
public class StripeGate {
  /** Who waits for the answer. */
  public enum Lane {
    /** Somebody at a page: they would rather read that it does not work now. */
    PEOPLE(12, Duration.ofSeconds(8)),
    WORK(4, Duration.ofSeconds(30));

    private final int places;
    private final Duration limit;

    Lane(int places, Duration limit) {
      this.places = places;
      this.limit = limit;
    }
  }

  /** What is asked. */
  @FunctionalInterface
  public interface Question<T> {
    T of(StripeClient stripe) throws StripeException;
  }

  /** So long somebody waits for a place. */
  private static final Duration FOR_A_PLACE = Duration.ofMillis(300);

  /** The same, with the same key, is worked on right now: its answer is to come. */
  private static final int IN_PROGRESS = 409;

  private static final Duration REST = Duration.ofSeconds(10);

  private final boolean isOn;
  private final StripeClient people;
  private final StripeClient work;
  private final Semaphore peoplesPlaces = new Semaphore(Lane.PEOPLE.places);
  private final Semaphore placesOfWork = new Semaphore(Lane.WORK.places);
  private final CircuitBreaker breaker = breaker();

  @Autowired
  StripeGate(StripeSettings settings, MeterRegistry meters) {
    this(settings, meters, Lane.PEOPLE.limit, Lane.WORK.limit);
  }

  StripeGate(StripeSettings settings, MeterRegistry meters, Duration ofPeople, Duration ofWork) {
    isOn = settings.isOn();
    people = client(settings, ofPeople);
    work = client(settings, ofWork);
    Gauge.builder("storeflow.stripe.up", this, it -> it.isAway() ? 0 : 1)
        .description("0 while Stripe does not answer and is left alone, else 1")
        .register(meters);
  }

  /** Whether Stripe has not answered lately, so that it is not even asked. */
  public boolean isAway() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /**
   * Asks, and waits for the answer as long as the lane bears.
   *
   * @throws StripeAway if there is none: whether it was done is not known
   * @throws StripeRefused if Stripe says no
   */
  public <T> T ask(Lane lane, Question<T> question) {
    if (!isOn) throw new StripeAway("There are no keys for Stripe");
    var places = lane == Lane.PEOPLE ? peoplesPlaces : placesOfWork;
    if (!isFree(places)) throw new StripeAway("Too many wait for Stripe");
    try {
      return answered(lane, question);
    } finally {
      places.release();
    }
  }

  private <T> T answered(Lane lane, Question<T> question) {
    if (!breaker.tryAcquirePermission()) throw new StripeAway("Stripe has not answered lately");
    long start = System.nanoTime();
    try {
      var answer = question.of(lane == Lane.PEOPLE ? people : work);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return answer;
    } catch (StripeException no) {
      long took = System.nanoTime() - start;
      if (isAway(no)) breaker.onError(took, TimeUnit.NANOSECONDS, no);
      else breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      if (!isAway(no) && status(no) != IN_PROGRESS) throw new StripeRefused(no);
      throw new StripeAway("Stripe cannot be asked now: " + no.getMessage(), no);
    } catch (RuntimeException broken) {
      // An answer that is no answer, such as half of one.
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, broken);
      throw new StripeAway("Stripe's answer cannot be read", broken);
    }
  }

  /**
   * Whether it says nothing of what was asked: no connection, a fault of Stripe's, too many
   * requests (docs.stripe.com/error-low-level), or an answer that cannot be read.
   */
  private static boolean isAway(StripeException no) {
    int status = status(no);
    return no instanceof ApiConnectionException || status < 400 || status == 429 || status >= 500;
  }

  private static int status(StripeException no) {
    return no.getStatusCode() == null ? 0 : no.getStatusCode();
  }

  /** Options of a request to that account, which is one that has connected. */
  public static RequestOptions on(String account) {
    return options(account).build();
  }

  /**
   * The same for what is to be done once, however often it is asked for within 24 hours
   * (docs.stripe.com/api/idempotent_requests).
   *
   * @param key at most 255 characters, stored before it is used
   */
  public static RequestOptions once(String account, String key) {
    return options(account).setIdempotencyKey(key).build();
  }

  /** The same on our own account. */
  public static RequestOptions once(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private static RequestOptionsBuilder options(String account) {
    return RequestOptions.builder().setStripeAccount(account);
  }

  private static boolean isFree(Semaphore places) {
    try {
      return places.tryAcquire(FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static StripeClient client(StripeSettings settings, Duration limit) {
    var builder =
        StripeClient.builder()
            .setApiKey(settings.isOn() ? settings.secretKey() : "sk_test_none")
            .setReadTimeout(Math.toIntExact(limit.toMillis()))
            .setMaxNetworkRetries(0)
            .setHttpClient(new StripeHttp());
    if (!settings.clientId().isEmpty()) builder.setClientId(settings.clientId());
    var base = settings.apiBase();
    if (!base.isEmpty())
      builder.setApiBase(base).setConnectBase(base).setFilesBase(base).setMeterEventsBase(base);
    return builder.build();
  }

  private static CircuitBreaker breaker() {
    return CircuitBreaker.of(
        "stripe",
        CircuitBreakerConfig.custom()
            .slidingWindow(10, 4, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(50)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(2)
            .build());
  }
}
