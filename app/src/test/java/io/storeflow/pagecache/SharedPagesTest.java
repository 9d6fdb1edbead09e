package io.storeflow.pagecache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.ByteArrayCodec;
import org.springframework.util.unit.DataSize;

/** Nodes on one Redis of their own. */
@Tag("processes")
class SharedPagesTest extends OfSharedPages {
  @Test
  void aPageOfOneNodeIsAnotherOnesToo() throws Exception {
    assertThat(one.find(KEY)).isEmpty();
    one.put(KEY, page("The list", Instant.MAX));
    assertThat(sent(found(other, KEY), "gzip"))
        .isEqualTo(sent(page("The list", Instant.MAX), "gzip"));
    assertThat(sent(found(other, KEY), "")).isEqualTo("The list".getBytes(UTF_8));
  }

  @Test
  void isNeverTakenForAnotherStateOrAddressOrRelease() throws Exception {
    one.put(KEY, page("The list", Instant.MAX));
    found(other, KEY);
    var renamed = state("Hanami 2");
    for (var key :
        List.of(
            new PageKey(7, 4, SETTINGS, KEY.path(), "", true),
            new PageKey(7, 2, SETTINGS, KEY.path(), "", true),
            new PageKey(7, 3, renamed, KEY.path(), "", true),
            new PageKey(8, 3, SETTINGS, KEY.path(), "", true),
            new PageKey(7, 3, SETTINGS, "/shop/hanami", "", true),
            new PageKey(7, 3, SETTINGS, KEY.path(), "sort=price", true),
            new PageKey(7, 3, SETTINGS, KEY.path(), "", false)))
      assertThat(other.find(key)).as(key.toString()).isEmpty();
    assertThat(node("2", DataSize.ofMegabytes(8)).find(KEY)).isEmpty();
    found(other, KEY);
  }

  @Test
  void isNotShownLongerThanItsWordsHold() throws Exception {
    one.put(KEY, page("Open until 10", NOW));
    one.put(
        new PageKey(7, 3, SETTINGS, "/shop/hanami", "", true), page("Open", NOW.plusSeconds(1)));
    found(other, new PageKey(7, 3, SETTINGS, "/shop/hanami", "", true));
    assertThat(other.find(KEY)).isEmpty();
  }

  /** Twenty requests of two nodes at once, as after a change. */
  @Test
  void oneNodeRendersWhileTheOthersWait() throws Exception {
    var rendered = new AtomicInteger();
    Callable<KeptPage> ask = () -> asked(one, rendered);
    Callable<KeptPage> askOther = () -> asked(other, rendered);
    List<Callable<KeptPage>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) all.addAll(List.of(ask, askOther));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(all))
        assertThat(sent(answer.get(), "")).isEqualTo("The list".getBytes(UTF_8));
    }
    assertThat(rendered).hasValue(1);
  }

  @Test
  void whoDiesWhileRenderingHoldsUpTheOthersShortly() {
    assertThat(one.find(KEY)).isEmpty();
    long start = System.nanoTime();
    assertThat(other.find(KEY)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(SharedPages.RENDERING.minusMillis(200), SharedPages.RENDERING.plusMillis(1500));
  }

  @Test
  void nobodyWaitsForWhatIsNotToBeShared() {
    assertThat(one.find(KEY)).isEmpty();
    one.giveUp(KEY);
    long start = System.nanoTime();
    assertThat(other.find(KEY)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SharedPages.RENDERING);
  }

  @Test
  void giveUpOfAnotherNodeChangesNothing() {
    assertThat(one.find(KEY)).isEmpty();
    other.giveUp(KEY);
    long start = System.nanoTime();
    assertThat(other.find(KEY)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(SharedPages.RENDERING.minusMillis(200));
  }

  @Test
  void doesWithoutRedisInNoTime() throws Exception {
    redis.freeze();
    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      assertThat(one.find(KEY)).isEmpty();
      one.put(KEY, page("The list", Instant.MAX));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    redis.thaw();
    redis.kill();
    start = System.nanoTime();
    for (int i = 0; i < 200; i++) assertThat(one.find(KEY)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    redis.start();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              one.put(KEY, page("The list", Instant.MAX));
              return other.find(KEY).isPresent();
            });
  }

  @Test
  void holdsNoMoreThanItMay() throws Exception {
    var small = node("1", DataSize.ofKilobytes(64));
    for (int i = 0; i < 100; i++) small.put(key(i), large(i));
    holdsSome(small);
    one.put(KEY, page("The list", Instant.MAX));
    found(other, KEY);
    var left =
        hints().ask(it -> it.getBucket(KEY.place("1")).remainTimeToLiveAsync()).orElseThrow();
    assertThat(left).isPositive();
  }

  /** What is written late, once nobody waits for the answer any more, counts like all else. */
  @Test
  void holdsNoMoreThanItMayAfterRedisStoodStill() throws Exception {
    var its = hints();
    var small = new SharedPages(its, clock, "1", DataSize.ofKilobytes(64));
    redis.freeze();
    for (int i = 0; i < 60; i++) small.put(key(i), large(i));
    await().until(() -> !its.healthy());
    redis.thaw();
    holdsSome(small);
  }

  @Test
  void giantsStayWhereTheyAre() throws Exception {
    var words = new byte[SharedPages.LARGEST];
    new Random(7).nextBytes(words);
    one.put(KEY, page(java.util.HexFormat.of().formatHex(words), Instant.MAX));
    assertThat(other.find(KEY)).isEmpty();
  }

  @Test
  void whatIsBrokenIsRenderedAgain() throws Exception {
    one.put(KEY, page("The list", Instant.MAX));
    found(other, KEY);
    var hints = hints();
    var bucket = KEY.place("1");
    var bytes =
        hints
            .ask(it -> it.<byte[]>getBucket(bucket, ByteArrayCodec.INSTANCE).getAsync())
            .orElseThrow();
    bytes[bytes.length - 1]++;
    hints.ask(
        it ->
            it.getBucket(bucket, ByteArrayCodec.INSTANCE).setAsync(bytes).thenApply(none -> true));
    assertThat(other.find(KEY)).isEmpty();
  }
}
