package io.storeflow.hold;

import static io.storeflow.db.Tables.STOCK_HOLD;
import static io.storeflow.store.Owned.only;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.store.Store;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Whether a store may hold more. Its holds are counted once a second and each new one is added to
 * that, so that a hold costs no pass over the others; where it seems full they are counted anew. So
 * there may be as many more as other nodes make within the second.
 */
@Component
class HoldRoom {
  private static final Duration COUNTED = Duration.ofSeconds(1);
  private static final int STORES = 1_000;

  private final DSLContext db;
  private final Cache<Long, AtomicInteger> counts =
      Caffeine.newBuilder().expireAfterWrite(COUNTED).maximumSize(STORES).build();

  HoldRoom(DSLContext db) {
    this.db = db;
  }

  /** Takes room for one. Where what it was for fails, it is free again within a second. */
  boolean take(Store store) {
    var count = counts.get(store.id(), id -> new AtomicInteger(count(store)));
    if (count.incrementAndGet() <= Holds.MOST) return true;
    int now = count(store);
    counts.put(store.id(), new AtomicInteger(now + 1));
    return now < Holds.MOST;
  }

  private int count(Store store) {
    return db.fetchCount(only(store, STOCK_HOLD));
  }
}
