package io.storeflow.funnel;

import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts in memory and adds it to the rows of the store every few seconds, and when this node ends:
 * all nodes add to the same rows, so that none counts for another. A node that is killed loses what
 * it has counted since.
 */
@Component
class FunnelCounts implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(FunnelCounts.class);

  /** Counts that wait at most, should the database be away for long; what is beyond is lost. */
  private static final int MOST = 50_000;

  /**
   * @param minute since 1970: in whatever zone, a day begins with one
   */
  private record Key(String shop, FunnelStage stage, long minute) {}

  private final ConcurrentHashMap<Key, Long> counts = new ConcurrentHashMap<>();
  private final Stores stores;
  private final FunnelRows rows;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("funnel").factory());

  FunnelCounts(
      Stores stores,
      FunnelRows rows,
      Clock clock,
      @Value("${storeflow.funnel.every:10s}") Duration every) {
    this.stores = stores;
    this.rows = rows;
    this.clock = clock;
    timer.scheduleWithFixedDelay(
        this::flush, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A stage was reached in a shop just now. */
  void add(String shop, FunnelStage stage) {
    if (counts.size() >= MOST) return;
    counts.merge(new Key(shop, stage, minute()), 1L, Long::sum);
  }

  /** Writes what was counted; what cannot be written stays for the next time. */
  synchronized void flush() {
    var byShop = new HashMap<String, Map<Key, Long>>();
    for (var key : counts.keySet()) {
      var times = counts.remove(key);
      if (times != null) byShop.computeIfAbsent(key.shop(), _ -> new HashMap<>()).put(key, times);
    }
    byShop.forEach(this::write);
  }

  private void write(String shop, Map<Key, Long> some) {
    try {
      var store = stores.open(shop).orElse(null);
      if (store == null) return;
      var days = new TreeMap<LocalDate, Map<FunnelStage, Long>>();
      some.forEach(
          (key, times) -> {
            var at = Instant.ofEpochSecond(TimeUnit.MINUTES.toSeconds(key.minute()));
            var day = at.atZone(store.timeZone()).toLocalDate();
            days.computeIfAbsent(day, _ -> new TreeMap<>()).merge(key.stage(), times, Long::sum);
          });
      rows.add(store, days);
    } catch (RuntimeException failure) {
      LOG.warn("Cannot write what was counted of a shop: {}", failure.toString());
      some.forEach((key, times) -> counts.merge(key, times, Long::sum));
    }
  }

  private long minute() {
    return TimeUnit.SECONDS.toMinutes(clock.instant().getEpochSecond());
  }

  @Override
  public void destroy() {
    timer.shutdown();
    flush();
  }
}
