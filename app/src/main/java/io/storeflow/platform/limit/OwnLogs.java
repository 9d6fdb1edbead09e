package io.storeflow.platform.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What this node has counted itself: at most 20,000 keys a rule, each forgotten when its window is
 * over.
 */
final class OwnLogs {

  private static final int MOST_KEYS = 20_000;

  private final Map<Rule, LoadingCache<String, SlidingLog>> logs = new EnumMap<>(Rule.class);
  private final LimitSettings settings;
  private final Ticker ticker;

  OwnLogs(LimitSettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    for (var rule : Rule.values()) {
      logs.put(rule, logsOf(settings.of(rule)));
    }
  }

  Verdict peek(Rule rule, String name) {
    return log(rule, name).peek(settings.of(rule), now());
  }

  Verdict take(Rule rule, String name) {
    return log(rule, name).take(settings.of(rule), now());
  }

  void giveBack(Rule rule, String name) {
    log(rule, name).giveBack();
  }

  private LoadingCache<String, SlidingLog> logsOf(Limit limit) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_KEYS)
        .expireAfterAccess(limit.window().plus(Duration.ofSeconds(1)))
        .ticker(ticker)
        .build(name -> new SlidingLog());
  }

  private SlidingLog log(Rule rule, String name) {
    return Objects.requireNonNull(logs.get(rule)).get(name);
  }

  /** From the ticker, not from the time of day: that one jumps when it is put right. */
  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(ticker.read());
  }
}
