package io.storeflow.platform.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.redis.RedisHints;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Never more than the limit in any window of its length, over all nodes while Redis answers and on
 * each node by itself always. Keys may be anything of any length; for a rule by address the key is
 * the client's address, and an IPv6 client counts by its /64.
 */
@Component
@EnableConfigurationProperties(LimitSettings.class)
public class RateLimits {

  private final LimitSettings settings;
  private final OwnLogs own;
  private final SharedLogs shared;
  private final Map<Rule, Counter> refused = new EnumMap<>(Rule.class);

  @Autowired
  public RateLimits(LimitSettings settings, RedisHints redis, MeterRegistry meters) {
    this(settings, redis, Ticker.systemTicker());
    for (var rule : Rule.values())
      refused.put(
          rule,
          Counter.builder("storeflow.limits.refused")
              .description("What was refused because there had been too many")
              .tag("rule", rule.code())
              .register(meters));
  }

  RateLimits(LimitSettings settings, RedisHints redis, Ticker ticker) {
    this.settings = settings;
    this.own = new OwnLogs(settings, ticker);
    this.shared = new SharedLogs(redis, settings);
  }

  /**
   * Counts one more, if it is allowed. A refused one does not count. Who checks a password takes
   * one before and {@link #giveBack gives it back} after a success: counting the failures
   * afterwards would let many guesses at once through.
   */
  public Verdict take(Rule rule, String key) {
    var verdict = taken(rule, key);
    var counter = refused.get(rule);
    if (!verdict.allowed() && counter != null) counter.increment();
    return verdict;
  }

  /** How much is allowed, to be told. */
  public Limit limit(Rule rule) {
    return settings.of(rule);
  }

  private Verdict taken(Rule rule, String key) {
    var name = rule.nameOf(key);
    var here = own.peek(rule, name);
    if (!here.allowed()) {
      return here;
    }
    var everywhere = shared.take(rule, name);
    if (everywhere.isPresent() && !everywhere.get().allowed()) {
      return everywhere.get();
    }
    // This node's own log has the last word: it also holds if Redis has just lost its memory.
    var taken = own.take(rule, name);
    return everywhere.map(taken::and).orElse(taken);
  }

  /**
   * Like {@link #take}, for whom the limit is the end of it.
   *
   * @throws Problem 429 that says when to come back
   */
  public void require(Rule rule, String key) {
    var verdict = take(rule, key);
    if (!verdict.allowed()) throw Problem.rateLimited(verdict.retryAfterSeconds());
  }

  /**
   * Refuses where {@link #require} would at this moment, and counts nothing: before work that only
   * tells whether there is something to count.
   *
   * @throws Problem 429 that says when to come back
   */
  public void requireRoom(Rule rule, String key) {
    var name = rule.nameOf(key);
    var here = own.peek(rule, name);
    var verdict = here.allowed() ? shared.peek(rule, name).map(here::and).orElse(here) : here;
    if (verdict.allowed()) return;
    var counter = refused.get(rule);
    if (counter != null) counter.increment();
    throw Problem.rateLimited(verdict.retryAfterSeconds());
  }

  /**
   * Takes back one that was taken and turned out not to count, such as a sign-in that succeeded.
   */
  public void giveBack(Rule rule, String key) {
    var name = rule.nameOf(key);
    own.giveBack(rule, name);
    shared.giveBack(rule, name);
  }
}
