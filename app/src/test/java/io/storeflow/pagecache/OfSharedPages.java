package io.storeflow.pagecache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.platform.redis.RedisHints;
import io.storeflow.platform.redis.RedisProcess;
import io.storeflow.store.Store;
import io.storeflow.store.StoreSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.redisson.client.codec.ByteArrayCodec;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** Nodes that share pages by one Redis. */
abstract class OfSharedPages {
  static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  static final Store.State SETTINGS = state("Hanami");
  static final PageKey KEY = new PageKey(7, 3, SETTINGS, "/shop/hanami/all", "", true);

  final List<AutoCloseable> open = new ArrayList<>();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  RedisProcess redis;
  SharedPages one;
  SharedPages other;

  @BeforeEach
  void start() throws Exception {
    redis = RedisProcess.started();
    open.add(redis);
    one = node("1", DataSize.ofMegabytes(8));
    other = node("1", DataSize.ofMegabytes(8));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var it : open.reversed()) it.close();
  }

  void holdsSome(SharedPages small) throws Exception {
    var hints = hints();
    await()
        .untilAsserted(
            () -> {
              // What Redis was too busy to delete goes with the next page.
              small.put(key(99), page("The last one", Instant.MAX));
              long there = 0;
              for (int i = 0; i < 100; i++) {
                var place = key(i).place("1");
                there +=
                    hints
                        .ask(it -> it.<byte[]>getBucket(place, ByteArrayCodec.INSTANCE).sizeAsync())
                        .orElse(1_000_000L);
              }
              assertThat(there).isBetween(20_000L, 64L * 1024);
            });
  }

  /** Of some 8 KB. */
  static KeptPage large(int number) {
    var words = new byte[4_000];
    new Random(number).nextBytes(words);
    return page(java.util.HexFormat.of().formatHex(words), Instant.MAX);
  }

  KeptPage asked(SharedPages node, AtomicInteger rendered) throws Exception {
    var there = node.find(KEY);
    if (there.isPresent()) return there.get();
    rendered.incrementAndGet();
    var page = page("The list", Instant.MAX);
    node.put(KEY, page);
    return page;
  }

  static PageKey key(int i) {
    return new PageKey(7, 3, SETTINGS, "/shop/hanami/p/" + i, "", true);
  }

  static KeptPage page(String body, Instant holds) {
    var response = new MockHttpServletResponse();
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    return KeptPage.of(body.getBytes(UTF_8), response, holds);
  }

  /** What was put waits for no answer: it may take a moment. */
  static KeptPage found(SharedPages node, PageKey key) {
    return await().until(() -> node.find(key), java.util.Optional::isPresent).orElseThrow();
  }

  static byte[] sent(KeptPage page, String encoding) throws Exception {
    var request = new MockHttpServletRequest();
    request.addHeader("Accept-Encoding", encoding);
    var response = new MockHttpServletResponse();
    page.send(request, response);
    assertThat(response.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'");
    return response.getContentAsByteArray();
  }

  SharedPages node(String release, DataSize most) {
    return new SharedPages(hints(), clock, release, most);
  }

  RedisHints hints() {
    var hints = new RedisHints(redis.url(), new SimpleMeterRegistry());
    open.add(hints);
    await().atMost(Duration.ofMinutes(1)).until(hints::healthy);
    return hints;
  }

  static Store.State state(String name) {
    return new Store.State(StoreSettings.of("hanami", name).build(), List.of(), null);
  }
}
