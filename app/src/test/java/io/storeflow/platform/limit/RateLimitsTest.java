package io.storeflow.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.platform.redis.RedisHints;
import io.storeflow.platform.redis.RedisProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

@Tag("processes")
class RateLimitsTest {

  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicLong millis = new AtomicLong();
  private final Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(millis.get());
  private RedisProcess redis;

  @BeforeEach
  void startRedis() throws Exception {
    redis = RedisProcess.started();
    open.add(redis);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var it : open.reversed()) {
      it.close();
    }
  }

  @Test
  void twoNodesShareTheCount() {
    var one = node("10/1h");
    var two = node("10/1h");
    for (var i = 0; i < 10; i++) {
      var verdict = (i % 2 == 0 ? one : two).take(Rule.CHECKOUT, "192.0.2.7");
      assertThat(verdict).isEqualTo(new Verdict(true, 9 - i, Duration.ZERO));
    }
    for (var node : List.of(one, two)) {
      var refused = node.take(Rule.CHECKOUT, "192.0.2.7");
      assertThat(refused.allowed()).isFalse();
      assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
      assertThat(node.take(Rule.CHECKOUT, "192.0.2.8").allowed()).isTrue();
      assertThat(node.take(Rule.QUOTE, "192.0.2.7").allowed()).isTrue();
    }
  }

  @Test
  void allowsNeverMoreOverTwoNodesInAnyWindow() {
    var nodes = List.of(runningNode("5/1s"), runningNode("5/1s"));
    var begun = new ArrayList<Long>();
    var ended = new ArrayList<Long>();
    var until = System.nanoTime() + Duration.ofMillis(3500).toNanos();
    for (var i = 0; System.nanoTime() < until; i++) {
      var before = System.nanoTime();
      if (nodes.get(i % 2).take(Rule.CHECKOUT, "192.0.2.7").allowed()) {
        begun.add(before);
        ended.add(System.nanoTime());
      }
    }
    assertThat(begun).hasSizeBetween(15, 20);
    for (var i = 5; i < begun.size(); i++) {
      assertThat(ended.get(i) - begun.get(i - 5)).isGreaterThan(1_000_000_000);
    }
  }

  @Test
  void allowsNeverMoreToManyAtOnce() throws Exception {
    var nodes = List.of(node("50/1h"), node("50/1h"));
    var takes = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 300; i++) {
      var node = nodes.get(i % 2);
      takes.add(() -> node.take(Rule.CHECKOUT, "192.0.2.7").allowed());
    }
    var allowed = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var take : threads.invokeAll(takes)) {
        allowed += take.get() ? 1 : 0;
      }
    }
    assertThat(allowed).isEqualTo(50);
  }

  @Test
  void goesOnWithItsOwnHistoryWhenRedisIsKilledAndAfterwards() throws Exception {
    var hints = hints();
    var node = new RateLimits(LimitSettingsTest.shipped("10/1h"), hints, ticker);
    take(node, 6);
    redis.kill();
    await().until(() -> !hints.healthy());
    take(node, 4);
    assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").allowed()).isFalse();
    redis.start();
    await().atMost(Duration.ofMinutes(1)).until(hints::healthy);
    assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").allowed()).isFalse();
    millis.addAndGet(Duration.ofHours(1).toMillis() + 1);
    assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").allowed()).isTrue();
  }

  @Test
  void goesOnWhileRedisIsFrozenAndHealsAfterwards() throws Exception {
    var hints = hints();
    var node = new RateLimits(LimitSettingsTest.shipped("10/1h"), hints, ticker);
    take(node, 1);
    redis.freeze();
    await().until(() -> !hints.healthy());
    take(node, 9);
    assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").allowed()).isFalse();
    redis.thaw();
    await().atMost(Duration.ofMinutes(1)).until(hints::healthy);
    var other = node("10/1h");
    assertThat(other.take(Rule.CHECKOUT, "192.0.2.9").allowed()).isTrue();
  }

  @Test
  void onlyFailedSignInsCount() {
    var node = node("10/1h");
    for (var i = 0; i < 20; i++) {
      assertThat(node.take(Rule.SIGN_IN, "a@example.com").allowed()).isTrue();
      node.giveBack(Rule.SIGN_IN, "a@example.com");
    }
    for (var i = 0; i < 5; i++) {
      var written = i % 2 == 0 ? "a@example.com" : " A@Example.COM";
      assertThat(node.take(Rule.SIGN_IN, written).allowed()).isTrue();
    }
    assertThat(node.take(Rule.SIGN_IN, "a@example.com").allowed()).isFalse();
    assertThat(node("10/1h").take(Rule.SIGN_IN, "a@example.com").allowed()).isFalse();
    assertThat(node.take(Rule.SIGN_IN, "b@example.com").allowed()).isTrue();
  }

  @Test
  void anIpv6ClientCountsByItsNetwork() {
    var node = node("2/1h");
    assertThat(node.take(Rule.CHECKOUT, "2001:db8::1").allowed()).isTrue();
    assertThat(node.take(Rule.CHECKOUT, "2001:db8::ffff:1").allowed()).isTrue();
    assertThat(node.take(Rule.CHECKOUT, "2001:db8:0:0:5::1").allowed()).isFalse();
    assertThat(node.take(Rule.CHECKOUT, "2001:db8:0:1::1").allowed()).isTrue();
  }

  @Test
  void largeLimitsKeepLittleInRedisAndKeysAreShort() {
    var hints = hints();
    var node = new RateLimits(LimitSettingsTest.shipped("1000000/1h"), hints, ticker);
    for (var i = 0; i < 3000; i++) {
      assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").allowed()).isTrue();
    }
    assertThat(node.take(Rule.DASHBOARD, "x".repeat(100_000)).allowed()).isTrue();
    assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").remaining()).isEqualTo(1_000_000 - 3001);
    assertThat(keys(hints, "return redis.call('KEYS', '*')"))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).hasSizeLessThan(64));
    assertThat(
            keys(
                hints, "return redis.call('LRANGE', redis.call('KEYS', '*:checkout:*')[1], 0, -1)"))
        .hasSizeLessThan(30);
  }

  private static List<String> keys(RedisHints hints, String script) {
    return hints
        .ask(
            client ->
                client
                    .getScript(StringCodec.INSTANCE)
                    .<List<String>>evalAsync(
                        RScript.Mode.READ_ONLY, script, RScript.ReturnType.LIST))
        .orElseThrow();
  }

  private void take(RateLimits node, int times) {
    for (var i = 0; i < times; i++) {
      assertThat(node.take(Rule.CHECKOUT, "192.0.2.7").allowed()).isTrue();
    }
  }

  private RateLimits node(String checkout) {
    return new RateLimits(LimitSettingsTest.shipped(checkout), hints(), ticker);
  }

  private RateLimits runningNode(String checkout) {
    return new RateLimits(LimitSettingsTest.shipped(checkout), hints(), new SimpleMeterRegistry());
  }

  private RedisHints hints() {
    var hints = new RedisHints(redis.url(), new SimpleMeterRegistry());
    open.add(hints);
    await().atMost(Duration.ofMinutes(1)).until(hints::healthy);
    return hints;
  }
}
