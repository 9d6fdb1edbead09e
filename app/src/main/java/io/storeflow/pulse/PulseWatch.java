package io.storeflow.pulse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the database, twice a second and in one statement, for the pulses of the stores that
 * somebody on this node has an interest in, and announces {@link PulseSeen} and {@link
 * ShopVersionSeen}. News between nodes are faster; this is what makes them allowed to get lost.
 */
@Component
public class PulseWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PulseWatch.class);
  private static final Duration INTEREST = Duration.ofMinutes(10);
  private static final int MOST_STORES = 20_000;
  private static final int STATEMENT = 2_000;

  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Duration every;
  private final List<Supplier<? extends Collection<Long>>> interests = new CopyOnWriteArrayList<>();

  /** Store id to when the interest began, in nanoseconds. */
  private final Cache<Long, Long> watched =
      Caffeine.newBuilder().maximumSize(MOST_STORES).expireAfterAccess(INTEREST).build();

  /** The versions of shops as last announced; used by the watching thread alone. */
  private Map<Long, Long> announced = new HashMap<>();

  private volatile long asked = System.nanoTime();
  private volatile @Nullable ScheduledExecutorService thread;

  PulseWatch(
      Pulse pulse,
      ApplicationEventPublisher events,
      @Value("${storeflow.live.watch:500ms}") Duration every) {
    this.pulse = pulse;
    this.events = events;
    this.every = every;
  }

  /**
   * Keeps an eye on the store for ten minutes from now; call it at each use of something that was
   * kept for the store.
   *
   * @return whether the store was being watched all along and the database answered in the last few
   *     seconds; if not, what was kept may be out of date
   */
  public boolean watch(long storeId) {
    long now = System.nanoTime();
    long since = watched.get(storeId, id -> now);
    long answered = asked;
    return since - answered < 0 && now - answered < every.multipliedBy(4).toNanos();
  }

  /** Watches whatever these are, asked again each time. */
  public void also(Supplier<? extends Collection<Long>> storeIds) {
    interests.add(storeIds);
  }

  private void look() {
    try {
      long before = System.nanoTime();
      var beats = read();
      var versions = HashMap.<Long, Long>newHashMap(beats.size());
      beats.forEach((store, beat) -> versions.put(store, beat.shop()));
      var old = announced;
      announced = versions;
      versions.forEach(
          (store, version) -> {
            if (!version.equals(old.get(store)))
              events.publishEvent(new ShopVersionSeen(store, version));
          });
      asked = before;
      events.publishEvent(new PulseSeen(beats));
    } catch (RuntimeException failure) {
      LOG.warn("Cannot read the pulses of stores: {}", failure.toString());
    }
  }

  private Map<Long, Pulse.Beat> read() {
    var stores = new HashSet<>(watched.asMap().keySet());
    interests.forEach(interest -> stores.addAll(interest.get()));
    var all = new ArrayList<>(stores);
    var beats = HashMap.<Long, Pulse.Beat>newHashMap(all.size());
    for (int i = 0; i < all.size(); i += STATEMENT)
      beats.putAll(pulse.read(all.subList(i, Math.min(all.size(), i + STATEMENT))));
    return beats;
  }

  @Override
  public synchronized void start() {
    if (thread != null) return;
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse-watch").factory());
    fresh.scheduleWithFixedDelay(
        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    thread = fresh;
  }

  @Override
  public synchronized void stop() {
    var running = thread;
    thread = null;
    if (running == null) return;
    running.shutdown();
    try {
      running.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
