package io.storeflow.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

@Tag("processes")
class RedisHintsTest {

  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void closeAll() throws Exception {
    for (var it : open.reversed()) {
      it.close();
    }
  }

  @Test
  void doesWithoutRedisWhenNoneIsSet() {
    var hints = hints("");
    hints.publish("orders", "lost");
    assertThat(hints.healthy()).isFalse();
    assertThat(hints.ask(RedisHintsTest::increment)).isEmpty();
    assertThat(meters.find("storeflow.redis.up").gauge()).isNull();
  }

  @Test
  void connectsWhenRedisComesLaterAndHearsWhatItSubscribedToBefore() throws Exception {
    var redis = absent();
    var one = hints(redis.url());
    var two = hints(redis.url());
    var heard = new CopyOnWriteArrayList<String>();
    two.subscribe("orders", heard::add);
    assertThat(one.ask(RedisHintsTest::increment)).isEmpty();
    redis.start();
    awaitHealthy(one, two);
    assertThat(one.ask(RedisHintsTest::increment)).contains(1L);
    assertThat(two.ask(RedisHintsTest::increment)).contains(2L);
    one.publish("orders", "order 1001\nready");
    await().untilAsserted(() -> assertThat(heard).containsExactly("order 1001\nready"));
  }

  @Test
  void doesNotHearItselfNorOtherTopicsAndOutlivesAFailingListener() throws Exception {
    var redis = started();
    var one = hints(redis.url());
    var two = hints(redis.url());
    var heard = new CopyOnWriteArrayList<String>();
    one.subscribe("a", it -> heard.add("one " + it));
    two.subscribe(
        "a",
        it -> {
          throw new IllegalStateException("a listener's mistake");
        });
    two.subscribe("a", it -> heard.add("two " + it));
    awaitHealthy(one, two);
    one.publish("b", "unheard");
    one.publish("a", "first");
    one.publish("a", "second");
    await().untilAsserted(() -> assertThat(heard).containsExactly("two first", "two second"));
  }

  @Test
  void newsSurviveARestartOfRedis() throws Exception {
    var redis = started();
    var one = hints(redis.url());
    var two = hints(redis.url());
    var heard = new CopyOnWriteArrayList<String>();
    two.subscribe("a", heard::add);
    awaitHealthy(one, two);
    redis.kill();
    await().until(() -> !one.healthy() && !two.healthy());
    assertThat(meters.get("storeflow.redis.up").gauge().value()).isZero();
    redis.start();
    awaitHealthy(one, two);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              one.publish("a", "again");
              assertThat(heard).contains("again");
            });
    assertThat(meters.get("storeflow.redis.up").gauge().value()).isOne();
  }

  @Test
  void connectsAgainWhenTheSubscriptionIsLostWithoutASign() throws Exception {
    var redis = started();
    var one = hints(redis.url());
    var two = hints(redis.url());
    var heard = new CopyOnWriteArrayList<String>();
    two.subscribe("a", heard::add);
    awaitHealthy(one, two);
    var unused = two.ask(client -> new RedisNews().channel(client).removeAllListenersAsync());
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              one.publish("a", "again");
              assertThat(heard).contains("again");
            });
  }

  @Test
  void stopsAskingAFrozenRedisAndHealsWhenItThaws() throws Exception {
    var redis = started();
    var hints = hints(redis.url());
    awaitHealthy(hints);
    redis.freeze();
    await()
        .until(
            () -> {
              hints.ask(RedisHintsTest::increment);
              return !hints.healthy();
            });
    var asked = new AtomicInteger();
    for (var i = 0; i < 1000; i++) {
      hints.tell(counted(asked));
      assertThat(hints.ask(counted(asked))).isEmpty();
    }
    assertThat(asked).hasValue(0);
    redis.thaw();
    awaitHealthy(hints);
    assertThat(hints.ask(counted(asked))).isPresent();
  }

  @Test
  void aWrongCommandDoesNotTakeRedisAway() throws Exception {
    var redis = started();
    var hints = hints(redis.url());
    awaitHealthy(hints);
    for (var i = 0; i < 20; i++) {
      assertThat(
              hints.ask(
                  client ->
                      client
                          .getScript(StringCodec.INSTANCE)
                          .<Long>evalAsync(
                              RScript.Mode.READ_WRITE,
                              "return redis.call('NONSENSE')",
                              RScript.ReturnType.LONG)))
          .isEmpty();
    }
    assertThat(hints.ask(RedisHintsTest::increment)).contains(1L);
  }

  @Test
  void leavesNoThreadsBehind() throws Exception {
    var redis = started();
    var others = threads().toList(); // of the application that other tests share
    var hints = new RedisHints(redis.url(), meters);
    awaitHealthy(hints);
    hints.close();
    await().until(() -> threads().allMatch(others::contains));
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("redis"));
  }

  private static RFuture<Long> increment(RedissonClient client) {
    return client.getAtomicLong("counter").incrementAndGetAsync();
  }

  private static Function<RedissonClient, RFuture<Long>> counted(AtomicInteger asked) {
    return client -> {
      asked.incrementAndGet();
      return increment(client);
    };
  }

  private static void awaitHealthy(RedisHints... hints) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Arrays.stream(hints).allMatch(RedisHints::healthy));
  }

  private RedisHints hints(String url) {
    var hints = new RedisHints(url, meters);
    open.add(hints);
    return hints;
  }

  private RedisProcess started() throws Exception {
    var redis = absent();
    redis.start();
    return redis;
  }

  private RedisProcess absent() throws Exception {
    var redis = RedisProcess.absent();
    open.add(redis);
    return redis;
  }
}
