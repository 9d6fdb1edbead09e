package io.storeflow.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.id.Secret;
import io.storeflow.platform.redis.RedisHints;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Knows keys by what was sent. A key is kept for some seconds, so that most requests cost no
 * statement, and so is that there is none; revoking it ends that on this node with the commit and
 * on the others by Redis's news, or without Redis when those seconds are over.
 */
@Component
class KeyDoor {
  static final Duration KEPT = Duration.ofSeconds(3);
  private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
  private static final String REVOKED = "key-revoked";

  private record Asked(long storeId, String hash) {}

  private record Known(ApiKey key, AtomicReference<@Nullable Instant> used) {}

  private final Cache<Asked, Optional<Known>> known =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(KEPT).build();

  /** Those that were let in of late: what others send from the same address does not stop them. */
  private final Cache<Asked, Boolean> letIn =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterAccess(Duration.ofHours(1)).build();

  private final KeyQueries queries;
  private final RedisHints redis;
  private final Clock clock;

  KeyDoor(KeyQueries queries, RedisHints redis, Clock clock) {
    this.queries = queries;
    this.redis = redis;
    this.clock = clock;
    redis.subscribe(REVOKED, this::forget);
  }

  /** The store's key that this is, whatever has become of it; empty for none. */
  Optional<ApiKey> find(Store store, Secret token) {
    return lookUp(store, token).map(Known::key);
  }

  /** Whether finding it costs no statement at this moment, or it was a good one of late. */
  boolean knows(Store store, Secret token) {
    var asked = new Asked(store.id(), token.hash());
    return known.getIfPresent(asked) != null || letIn.getIfPresent(asked) != null;
  }

  /** Writes down that the key was let in, once a minute at most. */
  void used(Store store, Secret token) {
    var found = lookUp(store, token).orElse(null);
    if (found == null) return;
    letIn.put(new Asked(store.id(), token.hash()), true);
    var now = clock.instant();
    var before = now.minus(WRITTEN_EVERY);
    var last = found.used().get();
    if (last != null && !last.isBefore(before)) return;
    if (found.used().compareAndSet(last, now)) queries.used(store, found.key().id(), now, before);
  }

  private Optional<Known> lookUp(Store store, Secret token) {
    return known.get(
        new Asked(store.id(), token.hash()),
        asked ->
            queries
                .byHash(store, asked.hash())
                .map(key -> new Known(key, new AtomicReference<>(key.lastUsedAt()))));
  }

  /**
   * After the commit: who looks it up from then on sees it revoked, and a look-up that is under way
   * is waited for.
   */
  @TransactionalEventListener
  void on(KeyRevoked revoked) {
    known.invalidate(new Asked(revoked.storeId(), revoked.hash()));
    redis.publish(REVOKED, revoked.storeId() + " " + revoked.hash());
  }

  private void forget(String revoked) {
    var parts = revoked.split(" ", 2);
    known.invalidate(new Asked(Long.parseLong(parts[0]), parts[1]));
  }
}
