package io.storeflow.pagecache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.redis.RedisHints;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The pages that any node has rendered, in Redis, behind those in each node's memory: a node that
 * has just started, or comes second after a change, need not render them again. A page lies there
 * with the state of the store that it shows, and is taken for that state alone. One node renders a
 * missing page while the others wait, shortly. Without Redis, or while it is slow, each node does
 * without.
 */
@Component
class SharedPages {
  /** How long a page stays that nobody has put there again. */
  private static final Duration KEPT = Duration.ofMinutes(30);

  /** Of a page, compressed: larger ones stay in the memory of their node. */
  static final int LARGEST = 128 * 1024;

  /** The longest that one question takes of a request. */
  static final Duration PATIENCE = Duration.ofMillis(50);

  /** How long Redis is left alone once it has not answered in time. */
  static final Duration REST = Duration.ofSeconds(2);

  /** How long the others wait for the node that renders a page; then they do it themselves. */
  static final Duration RENDERING = Duration.ofSeconds(1);

  private static final int SWEPT_AT_ONCE = 500;
  private static final Duration STEP = Duration.ofMillis(15);
  private static final byte[] NONE = {};

  private final RedisHints redis;
  private final Clock clock;
  private final String release;
  private final boolean used;
  private final byte[] node = PublicId.random().getBytes(StandardCharsets.UTF_8);

  /**
   * What this node has put into Redis: bytes by place. What is pushed out here is deleted there.
   */
  private final Cache<String, Integer> put;

  /** Places that were pushed out and are still to be deleted in Redis; forgotten ones expire. */
  private final BlockingQueue<String> leaving = new ArrayBlockingQueue<>(10_000);

  private volatile long restsUntil = System.nanoTime();

  @Autowired
  SharedPages(
      RedisHints redis,
      Clock clock,
      @Value("${storeflow.release:}") String release,
      @Value("${storeflow.public-url:}") String publicUrl,
      @Value("${storeflow.page-cache:64MB}") DataSize here,
      @Value("${storeflow.shared-pages:64MB}") DataSize most) {
    this(
        redis,
        clock,
        (release.isBlank() ? Release.running() : release) + " " + publicUrl,
        here.toBytes() == 0 ? here : most);
  }

  /**
   * @param release nodes of the same one render the same
   * @param most of what this node may have in Redis
   */
  SharedPages(RedisHints redis, Clock clock, String release, DataSize most) {
    this.redis = redis;
    this.clock = clock;
    this.release = release;
    used = most.toBytes() > 0;
    put =
        Caffeine.newBuilder()
            .maximumWeight(most.toBytes())
            .weigher((String place, Integer bytes) -> bytes)
            .expireAfterWrite(KEPT)
            .evictionListener(
                (@Nullable String place, @Nullable Integer bytes, RemovalCause why) ->
                    pushedOut(place, why))
            .build();
  }

  /**
   * The page, if some node has rendered it or is about to. Else it is the caller's to render, and
   * then to {@link #put} or to {@link #giveUp}.
   */
  Optional<KeptPage> find(PageKey key) {
    long started = System.nanoTime();
    do {
      var there = ask(client -> read(page(client, key)));
      if (there.isEmpty()) return Optional.empty();
      var page = KeptPage.read(there.get(), key.state()).filter(it -> it.holdsAt(clock.instant()));
      if (page.isPresent()) {
        // Said to the cache, which lets go what nobody asks for.
        var unused = put.getIfPresent(key.place(release));
        return page;
      }
      if (begin(key)) return Optional.empty();
      LockSupport.parkNanos(STEP.toNanos());
    } while (System.nanoTime() - started < RENDERING.toNanos());
    return Optional.empty();
  }

  /** Gives the other nodes a page that was rendered here. Waits for nothing. */
  void put(PageKey key, KeptPage page) {
    if (!used) return;
    var bytes = page.write(key.state());
    if (bytes.length > LARGEST) {
      giveUp(key);
      return;
    }
    // Noted once it is there: what is pushed out is deleted after it was written, not before. Noted
    // too when no answer came: it may be there all the same.
    boolean told =
        redis.tell(
            client ->
                page(client, key)
                    .setAsync(bytes, KEPT)
                    .whenComplete((done, failure) -> put.put(key.place(release), bytes.length)));
    if (told) sweep();
  }

  /** What this node rendered is not for others: they need not wait for it. */
  void giveUp(PageKey key) {
    if (used) redis.tell(client -> rendering(client, key).compareAndSetAsync(node, null));
  }

  /** Whether this node shall render the page: no other does, or Redis does not say. */
  private boolean begin(PageKey key) {
    return ask(client -> rendering(client, key).setIfAbsentAsync(node, RENDERING)).orElse(true);
  }

  private <T> Optional<T> ask(Function<RedissonClient, CompletionStage<T>> question) {
    if (!used || !redis.healthy() || System.nanoTime() - restsUntil < 0) return Optional.empty();
    var answer = redis.ask(question, PATIENCE);
    if (answer.isEmpty()) restsUntil = System.nanoTime() + REST.toNanos();
    return answer;
  }

  private static CompletionStage<byte[]> read(RBucket<byte[]> bucket) {
    return bucket.getAsync().thenApply(there -> there == null ? NONE : there);
  }

  private RBucket<byte[]> page(RedissonClient client, PageKey key) {
    return client.getBucket(key.place(release), ByteArrayCodec.INSTANCE);
  }

  private RBucket<byte[]> rendering(RedissonClient client, PageKey key) {
    return client.getBucket(key.place(release) + ":" + key.state(), ByteArrayCodec.INSTANCE);
  }

  private void pushedOut(@Nullable String place, RemovalCause why) {
    if (place == null || why != RemovalCause.SIZE) return;
    leaving.offer(place);
    sweep();
  }

  /** What could not be deleted because Redis was busy or gone is deleted with what comes next. */
  private void sweep() {
    var places = new ArrayList<String>();
    leaving.drainTo(places, SWEPT_AT_ONCE);
    if (places.isEmpty()) return;
    boolean told =
        redis.tell(
            client ->
                client
                    .getKeys()
                    .deleteAsync(places.toArray(String[]::new))
                    .whenComplete(
                        (count, failure) -> {
                          if (failure != null) places.forEach(leaving::offer);
                        }));
    if (!told) places.forEach(leaving::offer);
  }
}
